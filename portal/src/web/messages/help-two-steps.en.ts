/** Signing in with two steps: code app, passkeys and recovery codes. */
import type { twoStepsHelp as swedish } from "./help-two-steps.sv.ts";

export const twoStepsHelp: typeof swedish = {
  title: "Signing in with two steps",
  lead: "With a second step it is not enough that somebody has got hold of your password. Everybody may set it up, and some roles must.",
  parts: [
    {
      heading: "Set up a code app",
      steps: [
        "Open Your account, choose Signing in with two steps, enter your password and press Set up a code app.",
        "Scan the square with an app for one-time codes on your phone, or type the key into it.",
        "Enter the code that the app shows.",
        "Keep the recovery codes. They are shown only once.",
      ],
    },
    {
      heading: "Make a passkey",
      steps: [
        "Open Your account, choose Signing in with two steps, enter your password and press Make a passkey.",
        "Give it a name and press Make passkey. The device asks for your finger, your face or its code.",
        "Keep the recovery codes if you do not have any already.",
      ],
      texts: [
        "Then you choose Sign in with a passkey on the sign-in page. No password is needed, and a false page cannot trick your passkey out of you. It needs scripts in the browser.",
      ],
    },
    {
      heading: "Sign in with a code",
      texts: [
        "After the password we ask for a code. Open the app and enter the six digits. A code can be used once; wait for the next if it has just been used.",
        "Is the code not right? See that the clock of your phone sets itself. After five faults you have to wait between tries.",
      ],
    },
    {
      heading: "Sign in with a SITHS card",
      texts: [
        "If there is a button Sign in with a SITHS card on the sign-in page, you who work for the region can use it. Put the card in before you open the browser, and choose your certificate when it asks.",
        "The first time the page says which HSA-id the card has. Whoever decides about users ties it to your account: Users, your name, SITHS card.",
      ],
    },
    {
      heading: "If the page says that you are outside the network",
      texts: [
        "Some roles and pages can be used only from certain networks, such as at work or over VPN. The page says which, and whom to ask. Connect to it and load the page again.",
      ],
    },
    {
      heading: "If you have lost your phone or your key",
      texts: [
        "Choose Do you not have the app at hand? and enter one of the recovery codes. Then remove the code app or the passkey under Signing in with two steps and set up a new one.",
        "Do you have no recovery codes either? Ask whoever decides about users with you. That person opens Users, chooses you and removes your second step. You get a mail about it.",
      ],
    },
  ],
};
