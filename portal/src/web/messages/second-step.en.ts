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
    withoutPasskey: "Do you not have your passkey at hand?",
    recoveryCode: "Recovery code",
    recoveryCodeHint: "One of the codes you kept when you set up signing in with two steps. Each can be used once.",
    recoveryButton: "Sign in with the recovery code",
    withoutEither:
      "Do you have no recovery code either? Ask whoever decides about users with you to remove your second step. Then you sign in with the password and set it up anew.",
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
    demanded:
      "Whoever has your role must sign in with two steps. It takes a few minutes. You choose between a code app and a passkey.",
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
    codesText:
      "With a recovery code you sign in when you cannot take the second step. New codes take the place of the old.",
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
  passkeys: {
    heading: "Passkeys",
    text: "With a passkey you sign in with your finger, your face or the code of your phone or computer, or with a security key. Then no password is needed, and a false page cannot trick it out of you.",
    begin: "Make a passkey",
    newTitle: "Make a passkey",
    newLead: "Give it a name so that you know it again. Then your device asks for your finger, your face or its code.",
    name: "Name",
    nameHint: "For example The phone or The key on my key ring",
    make: "Make passkey",
    made: (name) => `Your passkey ${name} is made. You are signed out everywhere else.`,
    notKept: "No passkey was made. It took too long, or there was one already. Try again.",
    needsScripts: "Passkeys need scripts in the browser. Turn them on, or use another way.",
    since: (made, used) => (used === undefined ? `Made ${made}, not used yet` : `Made ${made}, last used ${used}`),
    rename: "Rename",
    renamed: "Your passkey has a new name.",
    remove: "Remove the passkey",
    removeText: "Nobody can sign in with it any more. You may want to remove it from the device too.",
    removed: "Your passkey is removed. You are signed out everywhere else.",
    signIn: "Sign in with a passkey",
    stopped: "The device did not answer, or you stopped it. Try again.",
    known: "This device already has a passkey for your account.",
    failed: "It was not possible to sign in with that passkey. Try again, or sign in with the password.",
    faults: {
      "name.missing": "Enter a name, for example The phone",
      "name.too-long": "Enter at most 60 characters",
      "not-made": "The browser made no passkey. Turn scripts on and try again",
    },
  },
  codes: {
    title: "Your recovery codes",
    lead: "With a recovery code you sign in if you lose your app or your passkey. Each can be used once.",
    once: "The codes are shown only now. Print them or keep them where you keep your passwords, but not only in your phone.",
    saved: "I have kept the codes",
  },
  member: {
    heading: "Signing in with two steps",
    none: "This person has no second step set up.",
    set: "This person signs in with two steps.",
    text: "If the person has lost both the second step and the recovery codes you can remove the second step. Call first and hear that it is truly the person who asks. The person is signed out everywhere and gets a mail.",
    button: "Remove the second step",
    done: (name) => `${name} no longer has a second step, and has got a mail about it.`,
    elsewhere: "This person also works for somebody else. That is why the second step cannot be removed here",
  },
};
