/** Asks the complete rules at a pause of typing, when the browser has time: never while a key is on its way. */
import type { DraftFault } from "../../../domain/invoices/draft-fault.ts";
import type { DraftFields } from "../../../domain/invoices/draft-fields.ts";
import type { FormFacts } from "../../../domain/invoices/form-facts.ts";
import { readDraft } from "../../../domain/invoices/read-draft.ts";

const pauseMs = 300;
/** So long a busy browser may put the rules off. */
const idleMsMax = 1000;

/** A form, and the complete verdict on it. */
interface Judged {
  readonly fields: DraftFields;
  readonly faults: readonly DraftFault[];
}

interface Form {
  readonly fields: DraftFields;
  readonly facts: FormFacts;
}

export class Judging {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private latest: Judged = { fields: {}, faults: [] };
  /** The faults that reading alone does not find. */
  private beyond: readonly DraftFault[] = [];
  private readonly form: () => Form;
  private readonly onJudged: () => void;

  /** Begins with the verdict that the server gave on the form as it drew it. */
  constructor(first: readonly DraftFault[], form: () => Form, onJudged: () => void) {
    this.form = form;
    this.onJudged = onJudged;
    this.take(first, form());
  }

  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => whenIdle(() => void this.judge()), pauseMs);
  }

  /** What reading finds is of this moment; rules and fixes are those of the latest pause, while they still hold. */
  with(read: readonly DraftFault[], fields: DraftFields): DraftFault[] {
    const { faults, fields: judged } = this.latest;
    const places = new Set(read.map(({ path }) => path));
    const isAsJudged = (name: string) => fields[name] === judged[name];
    const holding = faults.filter(({ path, fix = {} }) => [path, ...Object.keys(fix)].every(isAsJudged));
    const fixes = new Map(holding.map((one) => [keyOf(one), one]));
    return [
      ...read.map((fault) => fixes.get(keyOf(fault)) ?? fault),
      ...this.beyond.filter(({ path }) => !places.has(path)),
    ];
  }

  private async judge(): Promise<void> {
    const rules = await import("./rules.ts").catch(() => undefined);
    // Not reached: the next pause asks again.
    if (rules === undefined) return;
    const form = this.form();
    this.take(rules.judge(form.fields, form.facts), form);
    this.onJudged();
  }

  private take(faults: readonly DraftFault[], { fields, facts }: Form): void {
    const read = new Set(readDraft(fields, facts).faults.map(keyOf));
    this.latest = { fields, faults };
    this.beyond = faults.filter((fault) => !read.has(keyOf(fault)));
  }
}

const keyOf = ({ path, code }: DraftFault): string => `${path} ${code}`;

/** Safari has no idle time to give away. */
function whenIdle(deed: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(deed, { timeout: idleMsMax });
  else setTimeout(deed, 50);
}
