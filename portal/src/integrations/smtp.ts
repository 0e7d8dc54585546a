/**
 * The mail server, over SMTP. What it answers is told as it is: accepted, not now, not ever, or unknown when the line broke
 * after the whole letter was handed over. Certificates are always verified.
 */
import { Readable } from "node:stream";
import nodemailer from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import type { ComposedMail } from "../domain/mail/letters.ts";
import type { Handover } from "../domain/mail/mail-attempts.ts";
import type { Instant } from "../time.ts";

/** A letter as handed to the mail server. */
export interface OutgoingMail extends ComposedMail {
  /** Names the letter: the same on every attempt, so that a second copy can be told from a second letter. */
  readonly id: string;
  readonly to: { readonly address: string; readonly name: string };
  readonly language: string;
  readonly at: Instant;
}

export type Carry = (mail: OutgoingMail) => Promise<Handover>;

export interface SmtpSettings {
  /**
   * `smtps://` speaks TLS from the start. `smtp://` demands STARTTLS, except to this very machine, or when the address
   * ends with `?starttls=off`.
   */
  readonly url: string;
  /** `Fakturaporten <no-reply@faktura.example.se>` or the address alone. */
  readonly from: string;
  readonly timeoutMs?: number;
  /** Certificates to trust besides the system's. */
  readonly trusted?: string;
}

export function smtpCarrier({ url, from, timeoutMs = 20_000, trusted }: SmtpSettings): Carry {
  const server = new URL(url);
  const transport = nodemailer.createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port || (server.protocol === "smtps:" ? 465 : 587)),
    secure: server.protocol === "smtps:",
    ...tlsOf(server),
    ...loginOf(server),
    ...(trusted === undefined ? {} : { tls: { ca: trusted } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    const bytes = await writeMail(mail, from);
    const letter = trackedStream(bytes);
    try {
      const envelope = { from: addressOf(from), to: mail.to.address };
      const { response } = await transport.sendMail({ envelope, raw: letter.stream });
      return { kind: "accepted", reply: statusOf(response) };
    } catch (error) {
      return handoverOf(error as SmtpError, letter.wasRead());
    }
  };
}

function tlsOf(server: URL): { requireTLS?: boolean; ignoreTLS?: boolean } {
  if (server.searchParams.get("starttls") === "off") return { ignoreTLS: true };
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(server.hostname);
  return server.protocol === "smtp:" && !isHere ? { requireTLS: true } : {};
}

function loginOf(server: URL): { auth?: { user: string; pass: string } } {
  if (server.username === "") return {};
  return { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } };
}

function addressOf(from: string): string {
  return /<([^>]+)>$/.exec(from)?.[1] ?? from;
}

function writeMail(mail: OutgoingMail, from: string): Promise<Buffer> {
  const host = addressOf(from).split("@")[1] ?? "localhost";
  return new MailComposer({
    from,
    to: { address: mail.to.address, name: mail.to.name },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${host}>`,
    date: new Date(mail.at),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": mail.language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** The letter as a stream that knows whether it was read to its end. */
function trackedStream(bytes: Buffer): { readonly stream: Readable; wasRead(): boolean } {
  let read = false;
  const stream = Readable.from([bytes], { objectMode: false });
  stream.once("end", () => {
    read = true;
  });
  return { stream, wasRead: () => read };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

function handoverOf({ code = "ERROR", responseCode, response }: SmtpError, letterWasRead: boolean): Handover {
  if (responseCode !== undefined) {
    const reply = statusOf(response ?? String(responseCode));
    // A refused sign-in or a missing STARTTLS is ours to mend: the letter waits meanwhile.
    const isAboutLetter = code === "EENVELOPE" || code === "EMESSAGE";
    return { kind: isAboutLetter && responseCode >= 500 ? "refused" : "deferred", reply };
  }
  return { kind: letterWasRead ? "unknown" : "deferred", reply: code };
}

/** `250 2.0.0` of `250 2.0.0 Ok: queued as …`: the words may hold addresses. */
function statusOf(response: string): string {
  return /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0] ?? "no status";
}
