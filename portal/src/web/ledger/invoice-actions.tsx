/** What an officer does with an invoice: stops reminders, writes off, moves a surplus, and deals with debt collection. */
import type { Dunning } from "../../domain/reminders/dunning.ts";
import { stopKinds } from "../../domain/reminders/next-step.ts";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button } from "../components/button/button.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { Form } from "../components/form/form.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { ledgerPaths } from "./ledger-paths.ts";

export interface InvoiceActionsProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly dunning: Dunning;
  /** Each form as filled in; their fields have names of their own. */
  readonly form: FilledForm;
}

export function InvoiceActions(props: InvoiceActionsProps) {
  const { invoice, history } = props.dunning;
  const state = history.collection?.state;
  const isOwed = invoice.balanceMinor > 0n;
  const isOurs = state === undefined || state === "held";
  return (
    <>
      {history.stops.map((stop) => (
        <Form key={stop.id} seal={props.seal} action={ledgerPaths.endStop(invoice.id, stop.id)}>
          <Button look="secondary">{`${props.say.ledger.invoice.endStop}: ${props.say.ledger.stopKinds[stop.kind].label}`}</Button>
        </Form>
      ))}
      {isOwed && isOurs ? <StopForm {...props} /> : null}
      {isOwed ? <WriteOffForm {...props} /> : null}
      {invoice.balanceMinor < 0n ? <MoveForm {...props} /> : null}
      {isOurs || state === "returned" ? null : <CollectionForms {...props} />}
    </>
  );
}

function StopForm({ say, seal, dunning, form }: InvoiceActionsProps) {
  const words = say.ledger.invoice;
  return (
    <section>
      <h2>{words.stopTitle}</h2>
      <Form seal={seal} action={ledgerPaths.stop(dunning.invoice.id)}>
        <RadioGroup
          {...form.field("stopKind")}
          say={say}
          label={words.stopKind}
          choices={stopKinds.map((value) => ({ value, ...say.ledger.stopKinds[value] }))}
        />
        <TextField {...form.field("stopReason")} say={say} label={words.reason} hint={words.reasonHint} />
        <DateField {...form.field("untilOn")} say={say} label={words.untilField} hint={words.untilHint} />
        <AmountField {...form.field("promised")} say={say} label={words.promised} suffix="kr" width="short" optional />
        <Button look="secondary">{words.stop}</Button>
      </Form>
    </section>
  );
}

function WriteOffForm({ say, seal, dunning, form }: InvoiceActionsProps) {
  const words = say.ledger.invoice;
  return (
    <section>
      <h2>{words.writeOffTitle}</h2>
      <Form seal={seal} action={ledgerPaths.writeOff(dunning.invoice.id)}>
        <AmountField
          {...form.field("writeOffAmount")}
          say={say}
          label={words.writeOffAmount}
          suffix="kr"
          width="short"
        />
        <TextField {...form.field("writeOffReason")} say={say} label={words.reason} hint={words.reasonHint} />
        <Button look="secondary">{words.writeOff}</Button>
      </Form>
    </section>
  );
}

function MoveForm({ say, seal, dunning, form }: InvoiceActionsProps) {
  const words = say.ledger.invoice;
  return (
    <section>
      <h2>{words.moveTitle}</h2>
      <Form seal={seal} action={ledgerPaths.move(dunning.invoice.id)}>
        <AmountField {...form.field("amount")} say={say} label={words.amount} suffix="kr" width="short" />
        <TextField
          {...form.field("toNumber")}
          say={say}
          label={words.moveTo}
          hint={words.moveToHint}
          width="medium"
          optional
        />
        <TextField {...form.field("moveReason")} say={say} label={words.reason} hint={words.reasonHint} />
        <Button look="secondary">{words.move}</Button>
      </Form>
    </section>
  );
}

function CollectionForms({ say, seal, dunning, form }: InvoiceActionsProps) {
  const words = say.ledger.invoice;
  const { id } = dunning.invoice;
  const state = dunning.history.collection?.state;
  return (
    <section>
      <h2>{words.collection}</h2>
      {state === "asked" ? (
        <Form seal={seal} action={ledgerPaths.receipt(id)}>
          <TextField {...form.field("receipt")} say={say} label={words.receipt} width="medium" />
          <Button look="secondary">{words.giveReceipt}</Button>
        </Form>
      ) : null}
      {state === "recalled" ? (
        <Form seal={seal} action={ledgerPaths.acknowledgement(id)}>
          <TextField {...form.field("acknowledgement")} say={say} label={words.acknowledgement} width="medium" />
          <Button look="secondary">{words.acknowledge}</Button>
        </Form>
      ) : (
        <Form seal={seal} action={ledgerPaths.recall(id)}>
          <TextField {...form.field("recallReason")} say={say} label={words.recallReason} />
          <Button look="secondary">{words.recall}</Button>
        </Form>
      )}
    </section>
  );
}
