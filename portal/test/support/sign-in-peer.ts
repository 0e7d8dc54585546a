/**
 * A region's own sign-in as a stand-in: a certified OpenID provider that speaks the true protocol on this machine, with people
 * whose groups a test decides. `comesBack` walks through its pages as a browser would, and answers with where it sends the browser.
 */
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:http";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll } from "vitest";

export interface PeerPerson {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
}

export interface TestPeer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly people: Map<string, PeerPerson>;
  /** Signs the person in at the peer; the address the browser is sent back to, with its query. */
  comesBack(from: string, person: string): Promise<URL>;
}

/** @param callbackUrl where it sends people back to, once it listens. */
export function testPeer(callbackUrl: string | (() => string)): TestPeer {
  const back = (): string => (typeof callbackUrl === "string" ? callbackUrl : callbackUrl());
  const people = new Map<string, PeerPerson>();
  const client = { clientId: "fakturaporten", clientSecret: "a-secret-for-tests-alone" };
  let server: Server | undefined;
  let issuer = "";
  beforeAll(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    const answer = providerOf(issuer, { ...client, callbackUrl: back(), people }).callback();
    server.on("request", (request, response) => void answer(request, response));
  });
  afterAll(() => new Promise((resolve) => server?.close(resolve)));
  return {
    get issuer() {
      return issuer;
    },
    ...client,
    people,
    comesBack: (from, person) => walk(from, { person, until: back() }),
  };
}

interface Served {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callbackUrl: string;
  readonly people: ReadonlyMap<string, PeerPerson>;
}

function providerOf(issuer: string, { clientId, clientSecret, callbackUrl, people }: Served): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callbackUrl],
        post_logout_redirect_uris: [new URL("signed-out", callbackUrl).href],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ["for-tests-alone"] },
    pkce: { required: () => true },
  });
}

interface Walk {
  readonly person: string;
  /** The address that ends the walk. */
  readonly until: string;
}

async function walk(from: string, { person, until }: Walk): Promise<URL> {
  const cookies = new Map<string, string>();
  let next: { url: URL; body?: URLSearchParams } = { url: new URL(from) };
  for (let steps = 0; steps < 12; steps++) {
    const answered = await fetch(next.url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(next.body === undefined ? {} : { method: "POST", body: next.body }),
    });
    for (const cookie of answered.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const to = answered.headers.get("location");
    if (to !== null) {
      const url = new URL(to, next.url);
      if (`${url.origin}${url.pathname}` === until) return url;
      next = { url };
      continue;
    }
    const page = await answered.text();
    const [, prompt] = /name="prompt" value="([^"]+)"/.exec(page) ?? [];
    if (prompt === undefined) throw new Error(`The peer answered ${answered.status}: ${page.slice(0, 300)}`);
    const [, action = ""] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    next = { url: new URL(action, next.url), body: new URLSearchParams({ prompt, login: person, password: "any" }) };
  }
  throw new Error("The peer went round in circles");
}
