/**
 * Proofs made from the secret in a browser's cookie: the token every form carries against forgery, the key that makes it
 * one deed, and the mark on a notice that travels by cookie. Nothing is stored; whoever lacks the secret cannot make them.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** A token differs on every page, so that compression tells nothing about it. */
export function csrfToken(secret: string, salt: string): string {
  const short = salt.slice(0, 22);
  return `${short}.${proof(secret, `csrf:${short}`)}`;
}

export function isCsrfToken(secret: string, token: string): boolean {
  const [salt = "", given = ""] = token.split(".");
  return salt !== "" && equal(given, proof(secret, `csrf:${salt}`));
}

/** How a form key is kept: bound to the browser, so that nobody can spend or ask about another's. */
export function storedFormKey(secret: string, key: string): string {
  return createHash("sha256").update(`form-key:${secret}:${key}`).digest("hex");
}

/** Recognises a browser by its secret, which can not be told from it. */
export function browserMark(secret: string): string {
  return proof(secret, "browser");
}

/** A text that only we could have put into this browser's cookie. */
export function sealNotice(secret: string, text: string): string {
  const body = Buffer.from(text).toString("base64url");
  return `${body}.${proof(secret, `notice:${body}`)}`;
}

export function openNotice(secret: string, sealed: string): string | undefined {
  const [body = "", given = ""] = sealed.split(".");
  return equal(given, proof(secret, `notice:${body}`)) ? Buffer.from(body, "base64url").toString() : undefined;
}

function proof(secret: string, of: string): string {
  return createHmac("sha256", secret).update(of).digest("base64url");
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
