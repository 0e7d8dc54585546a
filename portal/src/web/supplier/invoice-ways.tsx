/** What one can do with an issued invoice, as the number ledger allows it: the likeliest first, with the reason in words. */
import { may, type Permission } from "../../domain/access/permissions.ts";
import type { ReminderVerdict } from "../../domain/following/reminder.ts";
import type { Invoice } from "../../domain/invoices/invoice.ts";
import type { NumberVerdict, NumberWay } from "../../domain/invoices/judge-number.ts";
import { Button, ButtonLink } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import type { Visit } from "../route.ts";
import { invoicePaths } from "./invoice-paths.ts";

export interface WaysProps {
  readonly visit: Visit;
  readonly invoice: Invoice;
  readonly verdict: NumberVerdict;
  readonly reminder: ReminderVerdict;
}

export function WhatToDo({ visit, invoice, verdict, reminder }: WaysProps) {
  const { say, seal, viewer } = visit;
  const words = say.following.number;
  const reason = words.reasons[verdict.reason];
  const isAllowed = (permission: Permission): boolean => viewer !== undefined && may(viewer.actor.role, permission);
  return (
    <section aria-labelledby="next-heading">
      <h2 id="next-heading">{say.delivery.next}</h2>
      {isAllowed("invoice.write") ? (
        <div class="document-steps">
          <Reminding visit={visit} invoice={invoice} reminder={reminder} />
          {verdict.ways.map((way, index) =>
            way === "resend" && !isAllowed("invoice.send") ? null : (
              <Way key={way} visit={visit} invoice={invoice} way={way} isFirst={index === 0} />
            ),
          )}
          <Form seal={seal} action={invoicePaths.copy(invoice.id)} inline>
            <Button look="secondary" icon="copy">
              {say.delivery.copy}
            </Button>
          </Form>
        </div>
      ) : null}
      <details class="number-ledger">
        <summary>{verdict.sameNumber ? words.same(invoice.number) : words.notSame(invoice.number)}</summary>
        <p>{reason.text}</p>
        <p class="hint">
          {words.source} {reason.source}
        </p>
      </details>
    </section>
  );
}

/** Asking for an answer, once it is time. */
function Reminding({ visit: { say, seal }, invoice, reminder }: Omit<WaysProps, "verdict">) {
  const words = say.following.reminders;
  if (reminder.kind === "none") return null;
  if (reminder.kind === "wait") return <p class="hint">{words.from(reminder.until)}</p>;
  return (
    <Form seal={seal} action={invoicePaths.reminder(invoice.id)} inline>
      <Button icon="mail">{words.button}</Button>
    </Form>
  );
}

interface WayProps {
  readonly visit: Visit;
  readonly invoice: Invoice;
  readonly way: NumberWay;
  readonly isFirst: boolean;
}

function Way({ visit: { say, seal }, invoice, way, isFirst }: WayProps) {
  const words = say.following.number;
  if (way === "credit")
    return (
      <ButtonLink href={invoicePaths.credit(invoice.id)} look="secondary" icon="credit">
        {say.delivery.credit}
      </ButtonLink>
    );
  if (way === "resend")
    return (
      <Form seal={seal} action={invoicePaths.retry(invoice.id)} inline>
        <Button icon="send">{say.delivery.retry}</Button>
      </Form>
    );
  return (
    <>
      <Form seal={seal} action={invoicePaths.correction(invoice.id)} inline>
        <input type="hidden" name="way" value={way} />
        <Button look={isFirst ? "primary" : "secondary"} icon="edit">
          {words.ways[way]}
        </Button>
      </Form>
      <p class="hint">{words.hints[way]}</p>
    </>
  );
}
