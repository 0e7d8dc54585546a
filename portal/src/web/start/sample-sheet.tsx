/** A made-up invoice on the desk, with what has happened to it: the whole portal in one picture. */
import type { Money } from "@fakturaporten/einvoice";
import { Amount } from "../components/figures/figures.tsx";
import { Sheet } from "../components/sheet/sheet.tsx";
import { StatusWord } from "../components/status-word/status-word.tsx";
import type { Messages } from "../messages/messages.ts";

const sek = (minor: bigint): Money => ({ minor, currency: "SEK" });

export function SampleSheet({ say }: { readonly say: Messages }) {
  const words = say.start.visitor.sample;
  return (
    <figure class="sample">
      <Sheet>
        <div class="sample-head">
          <p class="sample-title">{words.invoice}</p>
          <StatusWord say={say} status="paid">
            {words.accepted}
          </StatusWord>
        </div>
        <dl class="sample-facts">
          <Fact name={words.from} value="Nordanby El AB" />
          <Fact name={words.to} value={words.receiver} />
          <Fact name={words.number} value="F-1044" />
          <Fact name={words.due} value="2026-12-20" />
        </dl>
        <dl class="sample-lines">
          <Line name={words.line1} amount={sek(534_000n)} />
          <Line name={words.line2} amount={sek(78_600n)} />
          <Line name={words.vat} amount={sek(153_150n)} />
          <div class="sample-total">
            <dt>{words.total}</dt>
            <dd>
              <Amount amount={sek(765_750n)} />
            </dd>
          </div>
        </dl>
      </Sheet>
      <figcaption class="visually-hidden">{words.caption}</figcaption>
    </figure>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="figure">{value}</dd>
    </div>
  );
}

function Line({ name, amount }: { readonly name: string; readonly amount: Money }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Amount amount={amount} />
      </dd>
    </div>
  );
}
