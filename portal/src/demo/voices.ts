/** What visitors have said of the pages, and which faults have stopped invoices, over some days. */
import type { Person } from "../domain/access/permissions.ts";
import { answerAboutFault, parseFaultName, tallyStops } from "../domain/feedback/fault-tally.ts";
import { addWords, givePageFeedback, listPageVerdicts } from "../domain/feedback/page-feedback.ts";
import { startOfDay } from "../time.ts";
import type { Actor } from "../work.ts";
import type { DemoTime } from "./demo-time.ts";

interface Verdict {
  readonly page: string;
  readonly daysAgo: number;
  readonly helped: boolean;
  readonly words?: string;
}

const verdicts: readonly Verdict[] = [
  { page: "/receivers", daysAgo: 9, helped: true },
  { page: "/receivers", daysAgo: 7, helped: true, words: "Hittade mottagningen på en gång." },
  { page: "/receivers", daysAgo: 3, helped: false, words: "Jag vet inte vem som har beställt. Vem frågar jag?" },
  { page: "/help", daysAgo: 6, helped: true },
  { page: "/help", daysAgo: 1, helped: false, words: "Skriv mer om hur man krediterar en del av en faktura." },
];

const stops = [
  { fault: "reference1.reference-wrong-form", days: [8, 6, 6, 3, 1], helped: [true, true, false] },
  { fault: "lines.*.price.missing", days: [5, 2], helped: [true] },
  { fault: "deliveryOn.missing", days: [4], helped: [] },
] as const;

/** Harmless when somebody has said something already. */
export async function loadDemoVoices(time: DemoTime, support: Person, receiverId: string): Promise<void> {
  const known = await time.daysAgo(0).perform(support, (work) => listPageVerdicts(work, startOfDay(work.today, -365)));
  if (known.length > 0) return;
  for (const { daysAgo, words, ...verdict } of verdicts)
    await time.daysAgo(daysAgo).perform(visitor, async (work) => {
      const id = await givePageFeedback(work, { ...verdict, language: "sv", network });
      if (id !== undefined && words !== undefined) await addWords(work, { id, words });
    });
  for (const { fault, days, helped } of stops) {
    const name = parseFaultName(fault);
    if (name === undefined) continue;
    for (const day of days)
      await time.daysAgo(day).perform(visitor, (work) => tallyStops(work, { receiverId, faults: [name] }));
    for (const answer of helped)
      await time
        .daysAgo(0)
        .perform(visitor, (work) => answerAboutFault(work, { receiverId, fault: name, helped: answer, network }));
  }
}

const visitor: Actor = { kind: "visitor" };
/** For documentation only (RFC 5737). */
const network = "192.0.2.0";
