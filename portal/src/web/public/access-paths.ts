/** Addresses of registering, confirming, signing in and the account. The frame's own stand in web/paths.ts. */
export const accessPaths = {
  registered: "/register/sent",
  confirm: (token: string) => `/confirm/${token}`,
  resend: "/confirm",
  resent: "/confirm/sent",
  joining: "/register/asked",
  singleSignOn: "/sign-in/region",
  /** Where the region's own sign-in sends the browser back; the operator registers it there. */
  singleSignOnBack: "/sign-in/region/back",
  /** Where the region's own sign-in has the browser post its answer (SAML), and what it registers about the portal. */
  samlAnswer: "/sign-in/region/answer",
  samlMetadata: "/sign-in/region/metadata",
  /** Where the region's own sign-in tells of leaving (SAML), and where whoever has left there comes back to. */
  samlLogout: "/sign-in/region/logout",
  signedOut: "/sign-in/region/signed-out",
  /** After the password: a code from the app, or a recovery code. */
  secondStep: "/sign-in/second-step",
  /** Back to what was posted without a session, once one has signed in in another tab. */
  goOn: "/sign-in/go-on",
  card: "/sign-in/card",
  /** What a device is asked to sign, and its answer. */
  passkeyChallenge: "/sign-in/passkey/challenge",
  passkey: "/sign-in/passkey",
  forgotten: "/forgotten-password",
  forgottenSent: "/forgotten-password/sent",
  reset: (token: string) => `/reset/${token}`,
  /** From the letter about a changed account: "that was not me". */
  notMe: (token: string) => `/not-me/${token}`,
  /** Where stopping leads. */
  stopped: "/not-me",
  account: "/account",
  accountPassword: "/account/password",
  accountSessions: "/account/sessions",
  /** What one has set up for the second step. */
  ownSecondStep: "/account/second-step",
  ownCodeApp: "/account/second-step/app",
  ownCodeAppConfirmed: "/account/second-step/app/code",
  ownCodeAppRemoval: "/account/second-step/app/removal",
  ownPasskeys: "/account/second-step/passkeys",
  newPasskey: "/account/second-step/passkeys/new",
  newPasskeyMade: "/account/second-step/passkeys/made",
  ownPasskey: (id: string) => `/account/second-step/passkeys/${id}`,
  ownRecoveryCodes: "/account/second-step/recovery-codes",
  developmentMail: "/dev/mail",
} as const;
