/** PDF values as ISO 32000 §7.3 names them, with names decoded (`/J#61vaScript` is `JavaScript`). */
export type PdfValue =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly value: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "reference"; readonly id: number }
  | { readonly kind: "array"; readonly items: readonly PdfValue[] }
  | { readonly kind: "dictionary"; readonly entries: PdfEntries };

export type PdfEntries = ReadonlyMap<string, PdfValue>;

/** Reading stopped: the code says why, and the file is refused with it. */
export class PdfRefused extends Error {
  readonly fault: PdfFault;

  constructor(fault: PdfFault) {
    super(fault);
    this.name = "PdfRefused";
    this.fault = fault;
  }
}

/** Why a PDF is not taken in. Each has its sentence in messages/attachments.*.ts, with what to do about it. */
export type PdfFault =
  | "not-pdf"
  | "trailing-content"
  | "encrypted"
  | "broken"
  | "unusual-structure"
  | "script"
  | "launch"
  | "automatic-action"
  | "embedded-file"
  | "form-submission"
  | "external-document"
  | "unsafe-link"
  | "media"
  | "xfa"
  | "too-many-pages"
  | "too-many-objects"
  | "inflates-too-much"
  | "took-too-long";
