/** Every page of registering, signing in, the account and the organisation's users. */
import type { Route } from "../route.ts";
import { memberRoutes } from "../supplier/members.tsx";
import { accountRoutes } from "./account.tsx";
import { mailRoutes } from "./ask-for-mail.tsx";
import { confirmRoutes } from "./confirm.tsx";
import { developmentMailRoutes } from "./development-mail.tsx";
import { notMeRoutes } from "./not-me.tsx";
import { registerRoutes } from "./register.tsx";
import { resetRoutes } from "./reset.tsx";
import { signInRoutes } from "./sign-in.tsx";

export interface AccessSettings {
  /** No mail server is configured and this is development: letters are read at a page. */
  readonly developmentMail: boolean;
}

export function accessRoutes({ developmentMail }: AccessSettings): readonly Route[] {
  return [
    ...registerRoutes,
    ...mailRoutes({ developmentMail }),
    ...confirmRoutes,
    ...signInRoutes,
    ...resetRoutes,
    ...notMeRoutes,
    ...accountRoutes,
    ...memberRoutes,
    ...(developmentMail ? developmentMailRoutes : []),
  ];
}
