/** A newcomer's wish to act for a registered company. An owner's yes or no ends it; the newcomer may ask again later. */
import { lifecycle } from "../lifecycle.ts";

export const joinRequestLifecycle = lifecycle(
  {
    open: { accept: "accepted", decline: "declined" },
    accepted: {},
    declined: {},
  },
  "join-request-already-decided",
);
