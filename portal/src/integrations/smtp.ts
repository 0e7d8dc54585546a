/**
 * The mail server, over SMTP. What it answers is told as it is: accepted, not now, not ever, or unknown when the line broke
 * after the whole letter was handed over. Certificates are always verified.
 */
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
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
   * `smtps://` speaks TLS from the start. `smtp://` demands STARTTLS, except to this very machine. The address may say
   * otherwise: `?starttls=required`, `?starttls=off`.
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
  const options: SMTPConnection.Options = {
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port || (server.protocol === "smtps:" ? 465 : 587)),
    secure: server.protocol === "smtps:",
    ...tlsOf(server),
    ...(trusted === undefined ? {} : { tls: { ca: trusted } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  };
  const login = loginOf(server);
  return async (mail) => {
    if (!isOneAddress(mail.to.address)) return { kind: "refused", reply: "not one address" };
    const envelope = { from: addressOf(from), to: mail.to.address };
    const letter = trackedStream(await writeMail(mail, from));
    const connection = new SMTPConnection(options);
    try {
      await step(connection, (done) => connection.connect(done));
      if (login !== undefined && !connection.authenticated)
        await step(connection, (done) => connection.login(login, (error) => done(error)));
      const { response } = await step<SMTPConnection.SentMessageInfo>(connection, (done) =>
        connection.send(envelope, letter.stream, done),
      );
      return { kind: "accepted", reply: statusOf(response) };
    } catch (error) {
      return handoverOf(error as SmtpError, letter.wasRead());
    } finally {
      connection.quit();
    }
  };
}

/** One step of the conversation: it ends with its answer, or with the line. */
function step<T = void>(connection: SMTPConnection, take: (done: Done<T>) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    connection.once("error", reject);
    take((error, answer) => {
      connection.off("error", reject);
      // A line that breaks after its last answer is no news to anybody.
      connection.on("error", () => {});
      if (error) reject(error);
      else resolve(answer as T);
    });
  });
}

type Done<T> = (error?: Error | null, answer?: T) => void;

/** What people typed was judged when they typed it; this is the last look before it becomes a command. */
function isOneAddress(address: string): boolean {
  return /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/.test(address);
}

function tlsOf(server: URL): { requireTLS?: boolean; ignoreTLS?: boolean } {
  if (server.protocol === "smtps:") return {};
  const said = server.searchParams.get("starttls");
  if (said === "off") return { ignoreTLS: true };
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(server.hostname);
  return isHere && said !== "required" ? {} : { requireTLS: true };
}

function loginOf(server: URL): SMTPConnection.AuthenticationType | undefined {
  if (server.username === "") return undefined;
  const credentials = { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) };
  return { type: "login", ...credentials, credentials };
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
