/**
 * OpenID Connect, spoken by a certified library: authorization code with PKCE, state and nonce; the identity token's signature,
 * issuer, audience and times are verified by it. The issuer is asked about itself at the first sign-in, and again when it fails.
 */
import * as oidc from "openid-client";
import type { Asked, SignInPeer, ToldIdentity } from "../domain/access/single-sign-on.ts";
import type { RoleRule } from "../domain/access/role-rules.ts";

export interface SingleSignOnSettings {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the browser comes back to. */
  readonly callbackUrl: string;
  /** The claim that lists a person's groups. */
  readonly roleClaim: string;
  readonly rules: readonly RoleRule[];
  /** Where the browser comes back to when it has left there, by address registered with the issuer. */
  readonly signedOutUrl?: string;
  readonly timeoutSeconds?: number;
}

export function singleSignOn(settings: SingleSignOnSettings): SignInPeer {
  let found: Promise<oidc.Configuration> | undefined;
  const issuer = (): Promise<oidc.Configuration> => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  const { signedOutUrl } = settings;
  return {
    name: settings.name,
    rules: settings.rules,
    async leave() {
      try {
        const known = await issuer();
        if (signedOutUrl === undefined || known.serverMetadata().end_session_endpoint === undefined) return undefined;
        return oidc.buildEndSessionUrl(known, { post_logout_redirect_uri: signedOutUrl }).href;
      } catch {
        return undefined;
      }
    },
    async begin({ state, nonce, codeVerifier }) {
      try {
        const address = oidc.buildAuthorizationUrl(await issuer(), {
          redirect_uri: settings.callbackUrl,
          scope: "openid email profile",
          code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: "S256",
          state,
          nonce,
        });
        return address.href;
      } catch {
        return undefined;
      }
    },
    async finish(query, asked) {
      try {
        return await exchange(await issuer(), settings, query, asked);
      } catch (error) {
        const isRefusal =
          error instanceof oidc.AuthorizationResponseError ||
          error instanceof oidc.ResponseBodyError ||
          error instanceof oidc.ClientError;
        return isRefusal ? "refused" : "not-reached";
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret, timeoutSeconds = 10 }: SingleSignOnSettings) {
  const url = new URL(issuer);
  // In the clear only within this machine, as the settings demand.
  const execute = url.protocol === "http:" ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(url, clientId, clientSecret, undefined, { execute, timeout: timeoutSeconds });
}

async function exchange(
  issuer: oidc.Configuration,
  { callbackUrl, roleClaim }: SingleSignOnSettings,
  query: Readonly<Record<string, string>>,
  { state, nonce, codeVerifier }: Asked,
): Promise<ToldIdentity | "refused"> {
  const url = new URL(callbackUrl);
  url.search = new URLSearchParams(query).toString();
  const expected = {
    pkceCodeVerifier: codeVerifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  };
  const tokens = await oidc.authorizationCodeGrant(issuer, url, expected);
  const identity = tokens.claims();
  if (identity === undefined) return "refused";
  const more = await oidc.fetchUserInfo(issuer, tokens.access_token, identity.sub);
  const claim = (name: string): unknown => identity[name] ?? more[name];
  const { email, name } = { email: claim("email"), name: claim("name") };
  return {
    issuer: identity.iss,
    subject: identity.sub,
    email: typeof email === "string" && claim("email_verified") === true ? email : undefined,
    name: typeof name === "string" ? name : undefined,
    claims: textsOf(claim(roleClaim)),
  };
}

function textsOf(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}
