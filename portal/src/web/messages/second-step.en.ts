/** Signing in with two steps: setting it up, signing in with it, and recovery codes. */
import type { Messages } from "./messages.ts";

export const secondStep: Messages["secondStep"] = {
  signIn: {
    title: "Second step",
    lead: "Your password is right. Show also that it is you.",
    code: "Code from the app",
    codeHint: "Six digits. The code changes every half minute and can be used once.",
    button: "Sign in",
    withoutApp: "Do you not have the app at hand?",
    recoveryCode: "Recovery code",
    recoveryCodeHint: "One of the codes you kept when you set up signing in with two steps. Each can be used once.",
    recoveryButton: "Sign in with the recovery code",
    withoutEither:
      "Do you have neither the app nor a recovery code? Ask whoever decides about users with you to remove your second step. Then you sign in with the password and set it up anew.",
    tooLate: "It took too long, or you began in another browser. Sign in again.",
    faults: {
      missing: "Enter the code",
      "code.wrong":
        "The code is not right, or it has been used already. Wait for the next code in the app and enter it",
      "recoveryCode.wrong": "The recovery code is not right, or it has been used already. Try another",
    },
  },
  own: {
    link: "Signing in with two steps",
    title: "Signing in with two steps",
    lead: "With a second step it is not enough that somebody has got hold of your password.",
    demandedHeading: "Set up a second step before you go on",
    demanded: "Whoever has your role must sign in with two steps. It takes a few minutes, and you need your phone.",
    elsewhere:
      "You sign in through the region's own sign-in. It asks for what is needed, so there is nothing to set up here.",
    app: "Code app",
    appText:
      "An app on your phone shows a new code every half minute, also without a network. Any app for one-time codes will do, such as the one in your phone's password manager.",
    appSince: (day) => `You have had a code app since ${day}. We ask for a code each time you sign in.`,
    password: "Your password",
    setUpApp: "Set up a code app",
    removeApp: "Remove the code app",
    appSet:
      "The code app is set up. From now on we ask for a code when you sign in. You are signed out everywhere else.",
    appRemoved: "The code app is removed. You are signed out everywhere else.",
    codes: "Recovery codes",
    codesLeft: (left) =>
      left === 0
        ? "You have no recovery codes left."
        : left === 1
          ? "You have one recovery code left."
          : `You have ${left} recovery codes left.`,
    codesText: "With a recovery code you sign in when you do not have the app. New codes take the place of the old.",
    renewCodes: "Make new recovery codes",
    help: "Help about signing in with two steps",
  },
  app: {
    title: "Set up a code app",
    lead: "The code here is good for half an hour. Do not show it to anybody.",
    scan: "1. Scan the code with the app",
    scanText: "Choose to add an account in the app and point the camera at the square.",
    squareCode: "Code for the app's camera. The same stands as text below the square.",
    type: "Or type the key into the app",
    typeText: "If you cannot scan the square: choose to enter a key, and that the code is time-based.",
    openApp: "Open in an app on this device",
    confirm: "2. Enter the code that the app shows",
    code: "Code from the app",
    codeHint: "Six digits",
    button: "Done",
    faults: {
      missing: "Enter the code that the app shows",
      wrong: "The code is not right. Wait for the next code, and see that the clock of your phone is right",
    },
  },
  codes: {
    title: "Your recovery codes",
    lead: "With a recovery code you sign in if you lose the app. Each can be used once.",
    once: "The codes are shown only now. Print them or keep them where you keep your passwords, but not in the same phone as the app.",
    saved: "I have kept the codes",
  },
  member: {
    heading: "Signing in with two steps",
    none: "This person has no second step set up.",
    set: "This person signs in with two steps.",
    text: "If the person has lost both the app and the recovery codes you can remove the second step. Call first and hear that it is truly the person who asks. The person is signed out everywhere and gets a mail.",
    button: "Remove the second step",
    done: (name) => `${name} no longer has a second step, and has got a mail about it.`,
    elsewhere: "This person also works for somebody else. That is why the second step cannot be removed here",
  },
};
