/** Every page of registering, signing in, the account and the organisation's users. */
import type { CardReader } from "../../domain/access/card.ts";
import type { PostingPeer, SignInPeer } from "../../domain/access/single-sign-on.ts";
import type { Route } from "../route.ts";
import type { WaysIn } from "../server/parts.ts";
import { memberRoutes } from "../supplier/members.tsx";
import { accountRoutes } from "./account.tsx";
import { mailRoutes } from "./ask-for-mail.tsx";
import { cardRoutes } from "./card.tsx";
import { confirmRoutes } from "./confirm.tsx";
import { developmentMailRoutes } from "./development-mail.tsx";
import { ownSecondStepRoutes } from "./own-second-step.tsx";
import { ownPasskeyRoutes } from "./own-passkeys.tsx";
import { notMeRoutes } from "./not-me.tsx";
import { passkeyRoutes } from "./passkey.tsx";
import { registerRoutes } from "./register.tsx";
import { resetRoutes } from "./reset.tsx";
import { secondStepRoutes } from "./second-step.tsx";
import { signInRoutes } from "./sign-in.tsx";
import { samlRoutes, singleSignOnRoutes } from "./single-sign-on.tsx";

export interface AccessSettings {
  /** No mail server is configured and this is development: letters are read at a page. */
  readonly developmentMail: boolean;
  /** The region's own sign-in, where there is one. */
  readonly singleSignOn?: SignInPeer | undefined;
  /** The same where it speaks SAML. */
  readonly saml?: PostingPeer | undefined;
  /** Where the proxy in front takes cards. */
  readonly cards?: CardReader | undefined;
}

/** What the pages for signing in offer of these. */
export function waysInOf({ singleSignOn, saml, cards }: Omit<AccessSettings, "developmentMail">): WaysIn {
  return { elsewhere: (singleSignOn ?? saml)?.name, takesCards: cards !== undefined };
}

export function accessRoutes({ developmentMail, singleSignOn, saml, cards }: AccessSettings): readonly Route[] {
  const ways = waysInOf({ singleSignOn, saml, cards });
  return [
    ...registerRoutes,
    ...mailRoutes({ developmentMail }),
    ...confirmRoutes,
    ...signInRoutes(ways, singleSignOn ?? saml),
    ...(singleSignOn === undefined ? [] : singleSignOnRoutes(singleSignOn)),
    ...(saml === undefined ? [] : samlRoutes(saml)),
    ...secondStepRoutes,
    ...passkeyRoutes(ways),
    ...resetRoutes,
    ...notMeRoutes,
    ...accountRoutes,
    ...ownSecondStepRoutes,
    ...ownPasskeyRoutes,
    ...memberRoutes({ takesCards: cards !== undefined }),
    ...(cards === undefined ? [] : cardRoutes(cards, ways)),
    ...(developmentMail ? developmentMailRoutes : []),
  ];
}
