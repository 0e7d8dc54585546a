/** The form of how the creditor stands on its invoices. */
import { type Bankgiro, formatBankgiro } from "@fakturaporten/einvoice";
import type { AskedBankgiro, Creditor } from "../../domain/billing/creditor.ts";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

export interface BillingSettingsProps {
  readonly visit: Visit;
  readonly form: FilledForm;
  /** Absent before the first saving. */
  readonly creditor: Creditor | undefined;
}

export function BillingSettingsPage({ visit, form, creditor }: BillingSettingsProps) {
  const { say, seal } = visit;
  const words = say.billing.settings;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      {creditor?.asked === undefined ? null : <Asked visit={visit} asked={creditor.asked} />}
      <Form seal={seal} action={creditorPaths.billingSettings}>
        <TextField {...form.field("name")} say={say} label={words.name} hint={words.nameHint} />
        <TextField {...form.field("bankgiro")} say={say} label={words.bankgiro} width="medium" />
        <TextArea
          {...form.field("otherAccounts")}
          say={say}
          label={words.otherAccounts}
          hint={words.otherAccountsHint}
          rows={3}
          optional
        />
        <TextField
          {...form.field("termsDays")}
          say={say}
          label={words.termsDays}
          hint={words.termsHint}
          width="short"
          inputMode="numeric"
          suffix={words.days}
        />
        <TextField {...form.field("contactName")} say={say} label={words.contactName} />
        <TextField
          {...form.field("contactEmail")}
          say={say}
          label={words.contactEmail}
          type="email"
          inputMode="email"
        />
        <TextField {...form.field("contactPhone")} say={say} label={words.contactPhone} inputMode="tel" optional />
        {creditor === undefined ? null : <p>{words.nextNumber(String(creditor.nextNumber))}</p>}
        <Button>{words.save}</Button>
      </Form>
    </>
  );
}

/** Whoever asked may take it back; another person says whether it is used. */
function Asked({ visit: { say, seal, viewer }, asked }: { readonly visit: Visit; readonly asked: AskedBankgiro }) {
  const words = say.billing.settings;
  const isOwn = asked.by === viewer?.actor.accountId;
  return (
    <Notice say={say} kind="warning">
      <p>{words.asked(formatBankgiro(asked.bankgiro as Bankgiro))}</p>
      <Form seal={seal} action={creditorPaths.bankgiro}>
        <input type="hidden" name="bankgiro" value={asked.bankgiro} />
        <ButtonRow>
          {isOwn ? null : <Button does="agree">{words.agree}</Button>}
          <Button look="secondary" does="decline">
            {isOwn ? words.takeBack : words.decline}
          </Button>
        </ButtonRow>
      </Form>
    </Notice>
  );
}
