/** Coming in with a card, and from which networks. */
import type { Messages } from "./messages.ts";

export const doors: Messages["doors"] = {
  card: {
    button: "Sign in with a SITHS card",
    troubles: {
      none: "We got no card. Put the card in, close the browser altogether, open it again and choose your certificate when it asks. If it still does not work: get in touch with your IT support.",
      "not-valid":
        "The card's certificate has expired, or it is not issued for signing in with us. Choose another certificate, or get in touch with whoever gave you the card.",
    },
    unknown: (hsaId) =>
      `The card has been read, but it belongs to no account here. Ask whoever decides about users of Fakturaporten in the region to tie your HSA-id ${hsaId} to your account.`,
    link: "SITHS card",
    memberTitle: (name) => `SITHS card for ${name}`,
    memberLead:
      "Whoever has the card with this HSA-id signs in as this person. The person gets a mail about the change.",
    hsaId: "HSA-id",
    hsaIdHint: "For example SE2321000016-1ABC. It stands in the HSA directory. Leave it empty to take the card away.",
    save: "Save",
    given: (name) => `${name} can now sign in with the card, and has got a mail about it.`,
    taken: (name) => `${name} can no longer sign in with a card, and is signed out everywhere.`,
    faults: {
      "hsaId.form": "Enter the HSA-id as it stands in the directory, for example SE2321000016-1ABC",
      "card-given-already": "That HSA-id belongs to somebody else. Check it, or take it away there first",
      "member-acts-elsewhere": "This person also works for somebody else. That is why no card can be tied here",
    },
  },
  network: {
    title: "You are outside the network",
    role: (role, networks) =>
      `Whoever has the role ${role} uses Fakturaporten from ${networks}. You are signed in, but from here nothing is shown.`,
    page: (networks) => `This page can be opened only from ${networks}.`,
    inside: "Connect to it and load the page again. If you do not know how: ask your IT support.",
    address: (network) => `You come from ${network}. Whoever helps you may need to know.`,
    list: (names) => names.join(" or "),
    signOut: "Sign out",
  },
};
