/**
 * The invoice while it is being written: the same paper as the finished one, smaller, filling in live, and below it what is
 * still missing. Drawn by the server and, at every pause of typing, by the line editor in the browser.
 */
import type { DraftSheetFacts, SheetGap } from "./sheet-facts.ts";
import type { SheetWords } from "./sheet-facts.ts";

export interface DraftSheetProps {
  readonly words: SheetWords;
  readonly facts: DraftSheetFacts;
}

export function DraftSheet({ words, facts }: DraftSheetProps) {
  const isCredit = facts.kind === "credit-note";
  return (
    <>
      <section class="sheet sheet-card sheet-draft draft-sheet" aria-label={words.label}>
        <p class="draft-sheet-title">
          <span>{isCredit ? words.creditNote : words.invoice}</span>
          <span class="figure draft-sheet-number">{facts.numberAutomatic ? words.numberLater : facts.number}</span>
        </p>
        <dl class="draft-sheet-facts">
          <Fact name={words.from} text={facts.seller} />
          <Fact name={words.to} text={facts.receiver ?? words.noReceiver} faint={facts.receiver === undefined} />
          <Fact name={words.reference} text={facts.reference} />
          <Fact name={words.delivered} text={facts.delivered} />
          <Fact name={words.issued} text={facts.issuedOn} />
          {isCredit ? null : <Fact name={words.due} text={facts.dueOn} />}
        </dl>
        <SheetLines words={words} facts={facts} />
        <dl class="draft-sheet-sums">
          {facts.sums.map(({ name, amount }) => (
            <Sum key={name} name={name} amount={amount} />
          ))}
          <div class="draft-sheet-due">
            <dt>{isCredit ? words.toCredit : words.toPay}</dt>
            <dd class="figure" id="draft-due">
              {facts.due}
            </dd>
          </div>
        </dl>
      </section>
      <SheetGaps words={words} gaps={facts.gaps} />
    </>
  );
}

function Fact({
  name,
  text,
  faint,
}: {
  readonly name: string;
  readonly text: string | undefined;
  readonly faint?: boolean;
}) {
  if (text === undefined || text === "") return null;
  return (
    <div class={faint ? "draft-sheet-fact draft-sheet-faint" : "draft-sheet-fact"}>
      <dt>{name}</dt>
      <dd class="figure">{text}</dd>
    </div>
  );
}

function SheetLines({ words, facts }: DraftSheetProps) {
  if (facts.lines.length === 0) return null;
  return (
    <ul class="draft-sheet-lines">
      {facts.lines.map(({ place, description, net }) => (
        <li key={place}>
          <span class="draft-sheet-line">{description}</span>
          <span class="figure">{net}</span>
        </li>
      ))}
      {facts.linesMore === 0 ? null : <li class="draft-sheet-faint">{words.andMore(facts.linesMore)}</li>}
    </ul>
  );
}

function Sum({ name, amount }: { readonly name: string; readonly amount: string }) {
  return (
    <div class="draft-sheet-sum">
      <dt>{name}</dt>
      <dd class="figure">{amount}</dd>
    </div>
  );
}

function SheetGaps({ words, gaps }: { readonly words: SheetWords; readonly gaps: readonly SheetGap[] }) {
  const missing = gaps.filter((gap) => gap.missing);
  const wrong = gaps.filter((gap) => !gap.missing);
  if (gaps.length === 0) return <p class="draft-sheet-complete">{words.nothingLeft}</p>;
  return (
    <div class="draft-sheet-gaps">
      <GapList heading={words.mend} gaps={wrong} />
      <GapList heading={words.left} gaps={missing} />
    </div>
  );
}

function GapList({ heading, gaps }: { readonly heading: string; readonly gaps: readonly SheetGap[] }) {
  if (gaps.length === 0) return null;
  return (
    <>
      <h3 class="draft-sheet-heading">{heading}</h3>
      <ul>
        {gaps.slice(0, GAPS_SHOWN).map(({ field, text }) => (
          <li key={`${field} ${text}`}>{field === "" ? text : <a href={`#${encodeURIComponent(field)}`}>{text}</a>}</li>
        ))}
      </ul>
      {gaps.length > GAPS_SHOWN ? <p>{`+ ${gaps.length - GAPS_SHOWN}`}</p> : null}
    </>
  );
}

/** More than this at once is no help. */
const GAPS_SHOWN = 10;
