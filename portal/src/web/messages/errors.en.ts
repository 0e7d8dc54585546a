import type { Messages } from "./messages.ts";

export const errors: Messages["errors"] = {
  notFound: {
    title: "There is no such page",
    text: "The address leads to nothing that you can see. It may have been copied wrongly, or the page belongs to another organisation than the one you act for.",
  },
  notAllowed: {
    title: "Your role does not open this page",
    text: "Ask the owner of your organisation's account if you need to do this.",
  },
  formTooOld: {
    title: "The form no longer holds",
    text: "Nothing has been saved. The form was opened in another session or too long ago. Go back, reload the page and send again; what you typed is often still there if you go back in the browser. If it happens again, the browser needs to allow cookies from the portal.",
  },
  alreadySent: {
    title: "This has already been sent",
    text: "What you sent the first time is saved, and nothing was sent twice. You will find it from the start page.",
  },
  badRequest: {
    title: "We could not read what was sent",
    text: "Nothing has been saved. The text or the address holds characters that cannot be received. Go back and retype what you pasted.",
  },
  tooLarge: {
    title: "What you sent is too large",
    text: "Nothing has been saved. Go back, remove the largest file or split the content, and send again.",
  },
  wrongType: {
    title: "The content has a format that this page does not take",
    text: "Nothing has been saved. Send the form from the page in your browser.",
  },
  methodNotAllowed: {
    title: "This address cannot be used that way",
    text: "Nothing has been saved. Go to the start page and begin from there.",
  },
  tooMany: {
    title: "A great many requests came from here",
    text: (seconds) => `Nothing has been saved. Wait ${seconds} seconds and try again.`,
  },
  busy: {
    title: "The portal is busy right now",
    text: (seconds) =>
      `Nothing has been saved. Wait ${seconds} seconds and try again. Saved drafts and sent invoices are safe.`,
  },
  crashed: {
    title: "Something went wrong on our side",
    textNothingSaved:
      "Nothing of what you just did has been saved. What was saved before is still there. Try again in a while; if it happens again, tell us the code below.",
    textSaved: "What you just did is saved, but we could not show the next page. You will find it from the start page.",
    code: "Code",
  },
  toStart: "To the start page",
  toSignIn: "Sign in",
};
