import { afterEach, expect, test } from "vitest";
import {
  type Break,
  startFaultyMailServer,
  startMailServer,
  type TestMailServer,
} from "../../test/support/mail-server.ts";
import type { Instant } from "../time.ts";
import { type OutgoingMail, smtpCarrier } from "./smtp.ts";

const from = "Fakturaporten <no-reply@faktura.example>";
const letter: OutgoingMail = {
  id: "01a1fc1c-ba03-7f89-bf14-d27aa08c5625",
  to: { address: "asa@prov.example", name: "Åsa Åkerlund" },
  subject: "Bekräfta din e-postadress",
  text: "Hej!\n\nÖppna länken:\nhttps://faktura.example/confirm/abc\n",
  html: "<!doctype html><p>Öppna länken</p>",
  language: "sv",
  at: "2026-11-21T09:00:00.000Z" as Instant,
};

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function server(options: Parameters<typeof startMailServer>[0] = {}): Promise<TestMailServer> {
  const started = await startMailServer({ hideSTARTTLS: true, ...options });
  opened.push(started);
  return started;
}

const carry = (port: number, query = "", login = "") =>
  smtpCarrier({ url: `smtp://${login}127.0.0.1:${port}${query}`, from, timeoutMs: 1_000 });

test("a letter arrives as written, as text and as HTML, with the headers of an automatic mail", async () => {
  const { port, received } = await server();
  expect(await carry(port)(letter)).toMatchObject({ kind: "accepted", reply: expect.stringMatching(/^250/) });
  const [mail] = received;
  expect(mail?.envelope).toEqual({ from: "no-reply@faktura.example", to: ["asa@prov.example"] });
  expect(mail?.parsed).toMatchObject({
    subject: letter.subject,
    from: { name: "Fakturaporten", address: "no-reply@faktura.example" },
    to: [{ name: "Åsa Åkerlund", address: "asa@prov.example" }],
    messageId: "<01a1fc1c-ba03-7f89-bf14-d27aa08c5625@faktura.example>",
  });
  expect(mail?.parsed.text?.trim()).toBe(letter.text.trim());
  expect(mail?.parsed.html?.trim()).toBe(letter.html);
  const headers = new Map(mail?.parsed.headers.map(({ key, value }) => [key, value]));
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  expect(new Date(headers.get("date") ?? "").toISOString()).toBe(letter.at);
});

test("the same letter has the same Message-ID on every attempt", async () => {
  const { port, received } = await server();
  await carry(port)(letter);
  await carry(port)(letter);
  expect(new Set(received.map(({ parsed }) => parsed.messageId)).size).toBe(1);
});

const hostileWords = [
  "Anna\r\nBcc: elak@elak.example",
  "Anna\nBcc: elak@elak.example",
  "Anna\rBcc: elak@elak.example",
  'Anna" <elak@elak.example>, "',
  "Anna\u2028Bcc: elak@elak.example",
  "Anna\u0000Bcc: elak@elak.example",
  "=?utf-8?q?Anna=0d=0aBcc:_elak@elak.example?=",
];

test.each(hostileWords)("%j in a name or a subject makes no header and no recipient", async (words) => {
  const { port, received } = await server();
  const outcome = await carry(port)({ ...letter, subject: words, to: { address: letter.to.address, name: words } });
  expect(outcome.kind).toBe("accepted");
  const [mail] = received;
  expect(mail?.envelope.to).toEqual(["asa@prov.example"]);
  expect(mail?.parsed.headers.map(({ key }) => key)).not.toContain("bcc");
  expect(mail?.parsed.to?.map(({ address }) => address)).toEqual(["asa@prov.example"]);
});

test("a second address smuggled into the first is not mailed", async () => {
  const { port, received } = await server();
  const to = { address: "asa@prov.example>\r\nRCPT TO:<elak@elak.example", name: "" };
  expect(await carry(port)({ ...letter, to })).toMatchObject({ kind: "refused" });
  expect(received.flatMap(({ envelope }) => envelope.to)).not.toContain("elak@elak.example");
});

function refusal(responseCode: number): Error {
  return Object.assign(new Error("anna@prov.example is not wanted"), { responseCode });
}

test.each([
  ["recipient refused for good", 550, "refused"],
  ["recipient refused for now", 451, "deferred"],
  ["mailbox full", 452, "deferred"],
])("%s (%d): %s, told without the server's words", async (_, code, kind) => {
  const { port } = await server({ onRcptTo: (_address, _session, done) => done(refusal(code)) });
  expect(await carry(port)(letter)).toEqual({ kind, reply: expect.stringMatching(new RegExp(`^${code}[ -0-9.]*$`)) });
});

test.each([
  [554, "refused"],
  [421, "deferred"],
])("the letter itself answered with %d: %s", async (code, kind) => {
  const { port } = await server({
    onData(stream, _session, done) {
      stream.resume();
      stream.on("end", () => done(refusal(code)));
    },
  });
  expect(await carry(port)(letter)).toMatchObject({ kind });
});

test("a server that does not know us keeps the letter waiting: it is ours to mend", async () => {
  const { port } = await server({ allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(refusal(535)) });
  expect(await carry(port, "", "user:wrong@")(letter)).toMatchObject({ kind: "deferred" });
});

test("the login stands in the address and is used", async () => {
  let login: unknown;
  const { port } = await server({
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      login = [auth.username, auth.password];
      done(null, { user: "ok" });
    },
  });
  expect(await carry(port, "", "porten:p%40ss@")(letter)).toMatchObject({ kind: "accepted" });
  expect(login).toEqual(["porten", "p@ss"]);
});

test.each<[Break, string]>([
  ["hangs-up-at-greeting", "deferred"],
  ["hangs-up-at-data", "deferred"],
  ["hangs-up-after-letter", "unknown"],
  ["falls-silent-after-letter", "unknown"],
])("a server that %s leaves the letter %s", async (fault, kind) => {
  const faulty = await startFaultyMailServer(fault);
  opened.push(faulty);
  expect(await carry(faulty.port)(letter)).toMatchObject({ kind });
});

test("nobody at home: the letter waits", async () => {
  const { port, close } = await startMailServer();
  await close();
  expect(await carry(port)(letter)).toEqual({ kind: "deferred", reply: expect.any(String) });
});

test("where TLS is demanded, a server without it gets nothing", async () => {
  const { port, received } = await server();
  expect(await carry(port, "?starttls=required")(letter)).toMatchObject({ kind: "deferred" });
  expect(received).toEqual([]);
});

test("a certificate we do not trust gets nothing", async () => {
  const { port, received } = await server({ hideSTARTTLS: false });
  expect(await carry(port, "?starttls=required")(letter)).toMatchObject({ kind: "deferred" });
  expect(received).toEqual([]);
});
