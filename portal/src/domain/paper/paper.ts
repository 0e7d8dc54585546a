/** A paper is a document made for people: A4, as PDF. What stands on it comes as text, already in the reader's language. */

export interface Fact {
  readonly name: string;
  readonly text: string;
  readonly strong?: boolean;
}

interface Addressed {
  readonly name: string | null;
  readonly lines: readonly string[];
}

/** Everything `invoice.typ` sets. Absent is null, as JSON has it. */
export interface InvoicePaper {
  readonly language: "sv" | "en";
  /** The PDF's own title: "Faktura 2026-1042". */
  readonly title: string;
  readonly author: string;
  /** Year, month, day. */
  readonly day: readonly [number, number, number];
  readonly heading: string;
  readonly credit: boolean;
  readonly seller: string;
  /** On every page after the first. */
  readonly running: string;
  readonly footer: string;
  readonly pageWord: string;
  readonly ofWord: string;
  readonly draft: string | null;
  readonly draftNote: string | null;
  readonly facts: readonly Fact[];
  readonly buyer: Addressed & { readonly heading: string };
  readonly delivery: (Addressed & { readonly heading: string }) | null;
  readonly lines: {
    readonly heads: Readonly<Record<LineColumn, string>>;
    readonly rows: readonly (Readonly<Record<LineColumn, string>> & { readonly details: readonly string[] })[];
  };
  readonly vat: {
    readonly heads: readonly [string, string, string];
    readonly rows: readonly {
      readonly rate: string;
      readonly reason: string | null;
      readonly taxable: string;
      readonly vat: string;
    }[];
  };
  readonly sums: readonly Fact[];
  readonly due: Fact;
  readonly payment: {
    readonly heading: string;
    readonly lead: string | null;
    readonly facts: readonly Fact[];
    readonly qr: PaymentCode | null;
  } | null;
  readonly payNothing: string;
  readonly notes: readonly { readonly heading: string; readonly texts: readonly string[] }[];
  readonly from: Addressed;
  readonly foot: readonly (readonly string[])[];
  readonly documentName: string;
  readonly documentNote: string;
}

interface PaymentCode {
  readonly drawing: string;
  readonly alt: string;
  readonly hint: string;
}

type LineColumn = "item" | "quantity" | "unit" | "price" | "vat" | "amount";

/** Everything `statement.typ` sets: a customer's account on a day, or what a month's invoices consist of. */
export interface StatementPaper {
  readonly kind: "statement";
  readonly language: "sv" | "en";
  readonly title: string;
  readonly author: string;
  readonly day: readonly [number, number, number];
  readonly heading: string;
  readonly seller: string;
  readonly footer: string;
  readonly pageWord: string;
  readonly ofWord: string;
  readonly facts: readonly Fact[];
  readonly heads: readonly string[];
  readonly align: readonly ("left" | "right")[];
  /** The column that takes what the others leave, from nought. */
  readonly grows: number;
  readonly rows: readonly (readonly string[])[];
  readonly sum: Fact;
  /** How it is paid; nothing on a specification, or where nothing is owed. */
  readonly payment: {
    readonly heading: string;
    readonly lead: string | null;
    readonly facts: readonly Fact[];
    /** One row for each invoice, where there are several. */
    readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
    readonly qr: PaymentCode | null;
  } | null;
  readonly notes: readonly string[];
}

/** An invoice or a statement to print, and the document it was read from, to be carried inside the PDF (PDF/A-3). */
export interface PaperOrder {
  readonly paper: InvoicePaper | StatementPaper;
  readonly document: Uint8Array | undefined;
}
