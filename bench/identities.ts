/**
 * A million random invoices against every identity of EN 16931, said a second time with fractions.
 *
 *   node --conditions=source bench/identities.ts [invoices] [seed]
 */
import { calculate } from "@fakturaporten/einvoice";
import { brokenIdentities } from "../packages/einvoice/test/identities.ts";
import { dice, randomDraft } from "../packages/einvoice/test/random-draft.ts";

const invoices = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const roll = dice(seed);
const broken = new Map<string, number>();
let lines = 0;
const started = performance.now();

for (let i = 0; i < invoices; i += 1) {
  const draft = randomDraft(roll);
  lines += draft.lines.length;
  for (const identity of brokenIdentities(draft, calculate(draft)))
    broken.set(identity, (broken.get(identity) ?? 0) + 1);
}

const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${invoices} invoices with ${lines} lines from seed ${seed} in ${seconds} s`);
for (const [identity, times] of broken) console.log(`broken ${times} times: ${identity}`);
console.log(broken.size === 0 ? "every identity held" : `${broken.size} identities were broken`);
process.exit(broken.size === 0 ? 0 : 1);
