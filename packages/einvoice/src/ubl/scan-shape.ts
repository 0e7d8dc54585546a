/** The shape of a scanned document: flat arrays, and what their small numbers mean. */

/** What a document holds, as flat arrays indexed by element number (0 … count-1) or attribute number. */
export interface Scan {
  /** The document decoded; every offset below counts its UTF-16 units. */
  readonly text: string;
  readonly count: number;
  /** Interned name (scan-names.ts); from `foreignNames` up a name the vocabulary does not hold. Read it with `nameOf`. */
  readonly name: Int32Array;
  /** Interned path from the root; from `foreignPaths` up one the vocabulary does not hold. Read it with `pathOf`. */
  readonly path: Int32Array;
  /** The parent element, -1 for the root. */
  readonly parent: Int32Array;
  /** The first element after this one's whole subtree. */
  readonly after: Int32Array;
  /** Offset of the `<` of the start tag. */
  readonly at: Int32Array;
  /** Content runs from `open` to `close`, tags excluded; equal when there is none. Read it with `valueOf`. */
  readonly open: Int32Array;
  readonly close: Int32Array;
  /** What the content is made of: a sum of `content` bits. */
  readonly kind: Uint8Array;
  /** Attributes of `e` are `attributes[e]` … `attributes[e + 1] - 1`, namespace declarations left out. */
  readonly attributes: Int32Array;
  readonly attributeName: Int32Array;
  readonly attributeOpen: Int32Array;
  readonly attributeClose: Int32Array;
  /** 1 where the value as written is not the value meant (references, line ends). */
  readonly attributeKind: Uint8Array;
  readonly foreign: ForeignNames;
}

/** Names and paths of one document that the vocabulary does not hold. */
export interface ForeignNames {
  readonly names: readonly string[];
  readonly pathParents: readonly number[];
  readonly pathNames: readonly number[];
}

/** Bits of `Scan.kind`. */
export const content = {
  /** Some character other than white space stands directly in the element. */
  ink: 1,
  /** The text as written is not the text meant: references, CDATA, comments, instructions or carriage returns. */
  coded: 2,
  /** The element has child elements. */
  children: 4,
  /** A comment or instruction splits the text. */
  split: 8,
} as const;
