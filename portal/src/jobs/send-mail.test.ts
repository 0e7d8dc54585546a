import { afterAll, beforeEach, expect, test } from "vitest";
import { testHouse } from "../../test/support/house.ts";
import { startMailServer, type TestMailServer } from "../../test/support/mail-server.ts";
import type { Handover } from "../domain/mail/mail-attempts.ts";
import { postMail } from "../domain/mail/post-mail.ts";
import { deleteOldMails, findMail, listMails } from "../domain/mail/queries.ts";
import { type OutgoingMail, smtpCarrier } from "../integrations/smtp.ts";
import { mailComposer } from "../web/mails/compose-mail.tsx";
import type { Actor } from "../work.ts";
import { sendMail } from "./send-mail.ts";

const visitor: Actor = { kind: "visitor" };
const baseUrl = "https://faktura.region.example";
const token = "secret-token-of-the-link";
const lena = { address: "lena@prov.example", name: "Lena Lund", language: "sv" } as const;
let carried: OutgoingMail[] = [];
let answers: Handover[] = [];

/** A post office whose answers the test decides; what it is handed it keeps. */
const house = testHouse({
  handlers: {
    "send-mail": sendMail({
      compose: mailComposer(baseUrl),
      carry: async (mail) => {
        carried.push(mail);
        return answers.shift() ?? { kind: "accepted", reply: "250" };
      },
    }),
  },
});

beforeEach(() => {
  carried = [];
  answers = [];
});

const posts = () =>
  house.perform(visitor, (work) => postMail(work, lena, { kind: "reset-password", facts: { token } }));
const stateOf = (id: string) => house.perform(visitor, (work) => findMail(work, id));
const attemptsOf = (id: string) =>
  house.everything
    .selectFrom("mail_attempts")
    .select(["attempt", "outcome", "reply"])
    .where("mail_id", "=", id)
    .orderBy("attempt")
    .execute();

test("a letter posted in work that commits is handed over, in its reader's language, with the configured address", async () => {
  const id = await posts();
  await house.runJobs();
  expect(carried).toMatchObject([{ id, to: lena, subject: "Välj ett nytt lösenord" }]);
  expect(carried[0]?.text).toContain(`${baseUrl}/reset/${token}`);
  expect(await stateOf(id)).toMatchObject({ state: "sent" });
  expect(await attemptsOf(id)).toEqual([{ attempt: 1, outcome: "accepted", reply: "250" }]);
});

test("a letter posted in work that fails does not exist", async () => {
  const failing = house.perform(visitor, async (work) => {
    await postMail(work, lena, { kind: "reset-password", facts: { token } });
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await house.waitingJobs()).toEqual([]);
});

test("once sent, the link is forgotten; until then the job knows only the letter's id", async () => {
  const id = await posts();
  expect(JSON.stringify(await house.waitingJobs())).not.toContain(token);
  await house.runJobs();
  const rows = await house.everything.selectFrom("mails").selectAll().where("id", "=", id).execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("a letter put off is tried again later, as the same letter", async () => {
  answers = [{ kind: "deferred", reply: "451" }];
  const id = await posts();
  await house.runJobs({ failuresWanted: true });
  expect(await stateOf(id)).toMatchObject({ state: "waiting" });
  await house.turnBy({ minutes: 1 });
  await house.runJobs();
  expect(carried.map((mail) => mail.id)).toEqual([id, id]);
  expect((await attemptsOf(id)).map(({ outcome }) => outcome)).toEqual(["deferred", "accepted"]);
});

test("an unknown result is recorded as unknown, and tried again", async () => {
  answers = [{ kind: "unknown", reply: "ETIMEDOUT" }];
  const id = await posts();
  await house.runJobs({ failuresWanted: true });
  await house.turnBy({ minutes: 1 });
  await house.runJobs();
  expect((await attemptsOf(id)).map(({ outcome }) => outcome)).toEqual(["unknown", "accepted"]);
});

test("an attempt that a crash cut off is told as unknown, not as failed", async () => {
  const id = await posts();
  await house.everything
    .insertInto("mail_attempts")
    .values({ mail_id: id, attempt: 1, started_at: house.now(), ended_at: null, outcome: null, reply: null })
    .execute();
  await house.everything.updateTable("mails").set({ state: "sending" }).where("id", "=", id).execute();
  await house.runJobs();
  expect((await attemptsOf(id)).map(({ outcome }) => outcome)).toEqual(["unknown", "accepted"]);
});

test("a letter refused for good is not tried again, and its link is forgotten", async () => {
  answers = [{ kind: "refused", reply: "550 5.1.1" }];
  const id = await posts();
  await house.runJobs();
  expect(await stateOf(id)).toMatchObject({ state: "refused", letter: { facts: {} } });
  await house.turnBy({ days: 1 });
  expect(await house.runJobs()).toBe(0);
});

test("after fifty attempts it is given up, and said so", async () => {
  answers = Array.from({ length: 60 }, () => ({ kind: "deferred", reply: "451" }) as const);
  const id = await posts();
  for (let count = 0; count < 50; count += 1) {
    await house.runJobs({ failuresWanted: true });
    await house.turnBy({ hours: 1 });
  }
  expect(carried).toHaveLength(50);
  expect(await stateOf(id)).toMatchObject({ state: "refused" });
  expect(await house.deadLetters()).toEqual([]);
}, 20_000);

test("the same job run twice sends one letter", async () => {
  const id = await posts();
  await house.runJobs();
  await house.perform(visitor, (work) => work.enqueue("send-mail", { mailId: id }));
  await house.runJobs();
  expect(carried).toHaveLength(1);
});

test("without a mail server a letter is kept, readable with its link", async () => {
  const id = await posts();
  await sendMail(undefined)(house.tools, { mailId: id });
  expect(await stateOf(id)).toMatchObject({ state: "kept", letter: { facts: { token } } });
  const listed = await house.perform(visitor, listMails);
  expect(listed.map((mail) => mail.id)).toContain(id);
  await house.runJobs();
  expect(carried).toEqual([]);
});

test("letters are removed after thirty days", async () => {
  const id = await posts();
  await house.runJobs();
  await house.turnBy({ days: 31 });
  await house.perform({ kind: "machine", job: "sweep-expired" }, deleteOldMails);
  expect(await stateOf(id)).toBeUndefined();
});

let server: TestMailServer | undefined;
afterAll(() => server?.close());

test("from a command to a real mailbox: the letter that arrives has the link, and no other", async () => {
  server = await startMailServer({ hideSTARTTLS: true });
  const carry = smtpCarrier({ url: `smtp://127.0.0.1:${server.port}`, from: "Porten <porten@region.example>" });
  const id = await posts();
  await sendMail({ compose: mailComposer(baseUrl), carry })(house.tools, { mailId: id });
  expect(server.received).toHaveLength(1);
  const links = [...(server.received[0]?.parsed.text ?? "").matchAll(/https?:\S+/g)].map(([link]) => link);
  expect(links).toEqual([`${baseUrl}/reset/${token}`]);
  expect(await stateOf(id)).toMatchObject({ state: "sent" });
});
