import { type Branded, type Parsed, parsed, refused } from "../parsed.ts";

/** A Swedish postal code, five digits without space. */
export type PostalCode = Branded<"PostalCode">;

export type PostalCodeFault = "postal-code-empty" | "postal-code-form";

/** Reads `123 45`, `12345`, `SE-123 45`. Swedish codes begin at 100 12. */
export function parsePostalCode(text: string): Parsed<PostalCode, PostalCodeFault> {
  const compact = text
    .toUpperCase()
    .replace(/^\s*SE?\s*-\s*/, "")
    .replace(/[\s\u00a0]+/g, "");
  if (compact === "") return refused("postal-code-empty");
  return /^[1-9]\d{4}$/.test(compact) ? parsed(compact as PostalCode) : refused("postal-code-form");
}

/** `123 45`. */
export function formatPostalCode(code: PostalCode): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
