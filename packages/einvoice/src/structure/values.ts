/** What a value may look like in UBL 2.1: the lexical rules of the XML Schema types it uses. White space is x20, x9, xA and xD only. */

import { isUri } from "./uri.ts";

export type Lexical = "decimal" | "date" | "time" | "boolean" | "base64" | "language" | "uri" | "string";

export function isLexical(lexical: Lexical, value: string): boolean {
  switch (lexical) {
    case "string":
      return true;
    case "uri":
      return isUri(collapse(value));
    case "decimal":
      return isDecimal(value);
    case "date":
      return isDate(collapse(value));
    case "time":
      return time.test(collapse(value));
    case "boolean":
      return /^(true|false|1|0)$/.test(collapse(value));
    case "language":
      return /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(collapse(value));
    case "base64":
      return isBase64(value);
  }
}

/** White space at the ends removed and inside made single spaces. Most values need nothing done, which is seen without making anything. */
export function collapse(value: string): string {
  const last = value.length - 1;
  for (let at = 0; at <= last; at++) {
    const c = value.charCodeAt(at);
    if (c > 32 || !isSpace(c)) continue;
    if (c !== 32 || at === 0 || at === last || isSpace(value.charCodeAt(at + 1)))
      return value.replace(/[ \t\n\r]+/g, " ").replace(/^ | $/g, "");
  }
  return value;
}

export function isDecimal(value: string): boolean {
  let at = 0;
  let end = value.length;
  while (at < end && isSpace(value.charCodeAt(at))) at++;
  while (end > at && isSpace(value.charCodeAt(end - 1))) end--;
  const sign = value.charCodeAt(at);
  if (sign === 43 || sign === 45) at++;
  let digits = 0;
  let points = 0;
  for (; at < end; at++) {
    const c = value.charCodeAt(at);
    if (c >= 48 && c <= 57) digits++;
    else if (c === 46) points++;
    else return false;
  }
  return digits > 0 && points <= 1;
}

export const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13;

const zone = "(Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?";
const date = new RegExp(`^-?(\\d{4,})-(\\d\\d)-(\\d\\d)${zone}$`);
const looseDate = /^-?(\d{4,})-(\d\d)-(\d\d)(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;
const time = new RegExp(`^(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${zone}$`);
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The last year the official tools can reckon with. */
const yearMax = 2 ** 31 - 1;

/** A day that exists, with or without a time zone. There is no year 0000. */
export const isDate = (value: string): boolean =>
  isDay(date, value) && !value.startsWith("0000-") && !value.startsWith("-0000-");

/** A day as the rules cast one: there is a year 0000, and a time zone may be up to 14:59 away. */
export const castsToDate = (value: string): boolean => isDay(looseDate, value);

function isDay(form: RegExp, value: string): boolean {
  if (isPlainDay(value)) return isInCalendar(digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10));
  const found = form.exec(value);
  if (!found) return false;
  const [, year, month, day] = found as unknown as [string, string, string, string];
  if ((year.length > 4 && year.startsWith("0")) || Number(year) > yearMax) return false;
  return isInCalendar(Number(year), Number(month), Number(day));
}

/** Nearly every date is written `2026-03-31`, and is read where it stands. */
function isPlainDay(value: string): boolean {
  if (value.length !== 10) return false;
  for (let at = 0; at < 10; at++) {
    const c = value.charCodeAt(at);
    if (at === 4 || at === 7 ? c !== 45 : c < 48 || c > 57) return false;
  }
  return true;
}

function digits(value: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + (value.charCodeAt(at) - 48);
  return number;
}

function isInCalendar(year: number, month: number, day: number): boolean {
  const days = month === 2 && isLeapYear(year) ? 29 : monthDays[month - 1];
  return days !== undefined && day > 0 && day <= days;
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Base64 with white space anywhere; the last group is padded and its unused bits are zero. */
export function isBase64(value: string): boolean {
  const plain = /[ \t\n\r]/.test(value) ? value.replace(/[ \t\n\r]+/g, "") : value;
  if (plain.length % 4 !== 0) return false;
  const body = plain.length - (plain.endsWith("==") ? 2 : plain.endsWith("=") ? 1 : 0);
  for (let at = 0; at < body; at++)
    if (base64Class[plain.charCodeAt(at)] === undefined || base64Class[plain.charCodeAt(at)] === 0) return false;
  const last = plain.charAt(body - 1);
  if (body === plain.length - 2) return "AQgw".includes(last);
  return body === plain.length || "AEIMQUYcgkosw048".includes(last);
}

const base64Class = Uint8Array.from({ length: 128 }, (_, c) => (/[A-Za-z0-9+/]/.test(String.fromCharCode(c)) ? 1 : 0));
