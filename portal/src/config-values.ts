/** What the value of a setting may be. */
import { isIP } from "node:net";
import { z } from "zod";

export interface Setting {
  readonly name: string;
  readonly byDefault: string;
  readonly says: string;
  readonly example: string;
  /** What a value must be, in words that finish the sentence "must be …". */
  readonly mustBe: string;
  readonly schema: z.ZodType<string | undefined, string | undefined>;
}

export const text = (rule: (value: string) => boolean) => z.string().refine(rule).optional();
export const oneOf = (...words: string[]) => z.enum(words).optional();

export function isUrl(value: string, schemes: readonly string[]): boolean {
  const url = URL.parse(value);
  return url !== null && schemes.includes(url.protocol) && url.hostname !== "";
}

export function isPlainUrl(value: string, schemes: readonly string[]): boolean {
  const url = URL.parse(value);
  return isUrl(value, schemes) && url?.pathname === "/" && url.search + url.hash + url.username === "";
}

export function isDatabaseUrl(value: string): boolean {
  const url = URL.parse(value);
  return isUrl(value, ["postgres:", "postgresql:"]) && url?.username !== "" && (url?.pathname.length ?? 0) > 1;
}

export function isNetwork(value: string): boolean {
  const [address = "", bits, ...more] = value.trim().split("/");
  const version = isIP(address);
  const isBits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
  return version !== 0 && isBits && more.length === 0;
}

/** Invoices and a secret travel there: in the clear only within this machine. */
export function isPrivateUrl(value: string): boolean {
  const url = URL.parse(value);
  if (!isUrl(value, ["http:", "https:"]) || url === null || url.search + url.hash + url.username !== "") return false;
  return url.protocol === "https:" || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

export function isToken(value: string): boolean {
  return /^[\x21-\x7e]{8,200}$/.test(value);
}

/** `host:port`, with commas between. */
export function areHostsWithPorts(value: string): boolean {
  return value.split(",").every((one) => /^[a-z0-9.-]+:\d{1,5}$/.test(one.trim()));
}
