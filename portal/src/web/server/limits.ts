/** Every bound of the web door, in one place. Bytes, counts and seconds; each has a page that explains it. */
const KB = 1024;
const MB = 1024 * KB;

export const webLimits = {
  /** A posted body where the route says nothing else. */
  bodyBytesMax: 256 * KB,
  /** The forms of signing in carry along what was posted without a session: about so much of it. */
  signInBytesMax: 512 * KB,
  keptFieldsBytesMax: MB,
  /** Fields in one form: a thousand invoice lines of ten fields, and room to spare. */
  fieldsMax: 12_000,
  fieldNameBytesMax: 200,
  /** Files in one form, above what any page asks for; pages judge their own limits with their own words. */
  filesMax: 20,
  /** A file is read this far and no further: enough for the page to see that it is too large. */
  fileBytesMax: 6 * MB,
  pathParameterCharactersMax: 200,
  /** Requests a minute from one address: a whole office may share one. */
  requestsPerMinute: 1200,
  requestTimeoutSeconds: 60,
  eventLoopDelayMsMax: 1000,
  /** How long a replay waits for the first sending to have told where it led. */
  outcomeWaitMs: 2000,
  reportBytesMax: 16 * KB,
} as const;
