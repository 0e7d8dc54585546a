/** A rule that a response breaks: the official identifier, how grave it is, where, and in words. */
export interface ResponseFault {
  readonly id: string;
  readonly severity: "fatal" | "warning";
  /** `/ApplicationResponse/cac:SenderParty/cbc:EndpointID`. */
  readonly path: string;
  readonly says: Sentence;
}

/** The same sentence in both languages. */
export interface Sentence {
  readonly sv: string;
  readonly en: string;
}
