/** A mail server on this machine: a real one that keeps what it gets, and a faulty one that breaks off where it is told to. */
import { type AddressInfo, createServer, type Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface ReceivedMail {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly secure: boolean;
  readonly raw: string;
  readonly parsed: Email;
}

export interface TestMailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  close(): Promise<void>;
}

/** Starts a real SMTP server; options are those of smtp-server. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        void PostalMime.parse(raw).then((parsed) => {
          const from = mailFrom === false ? "" : mailFrom.address;
          const envelope = { from, to: rcptTo.map(({ address }) => address) };
          received.push({ envelope, secure: session.secure, raw: raw.toString("utf8"), parsed });
          done();
        });
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Where a faulty server breaks: it hangs up, or says nothing more. */
export type Break = "hangs-up-at-greeting" | "hangs-up-at-data" | "hangs-up-after-letter" | "falls-silent-after-letter";

/** Starts a server that speaks just enough SMTP to break off at a chosen point. */
export async function startFaultyMailServer(fault: Break): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    converse(socket, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function converse(socket: Socket, fault: Break): void {
  if (fault === "hangs-up-at-greeting") {
    socket.destroy();
    return;
  }
  socket.write("220 faulty.example ESMTP\r\n");
  let inLetter = false;
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk.toString("latin1");
    if (inLetter) {
      if (heard.includes("\r\n.\r\n") && fault === "hangs-up-after-letter") socket.destroy();
      return;
    }
    for (let end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
      const command = heard.slice(0, end).toUpperCase();
      heard = heard.slice(end + 2);
      if (command !== "DATA") {
        socket.write("250 ok\r\n");
        continue;
      }
      inLetter = true;
      if (fault === "hangs-up-at-data") socket.destroy();
      else socket.write("354 go on\r\n");
      return;
    }
  });
}
