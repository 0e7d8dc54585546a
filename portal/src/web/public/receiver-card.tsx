/** A unit's card: what it wants on an invoice, where the invoice goes, and whom to ask. Open to everyone. */
import { Button, ButtonLink } from "../components/button/button.tsx";
import { OrganisationNumber } from "../components/figures/figures.tsx";
import { SearchForm } from "../components/form/form.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList, type SummaryRow } from "../components/summary-list/summary-list.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { Receiver, ReferenceFault } from "../../domain/receivers/receiver.ts";
import { decimalText } from "../figures-text.ts";
import type { Language, Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import { receiverCardPath } from "./receiver-paths.ts";

export interface ReceiverCardProps {
  readonly say: Messages;
  readonly language: Language;
  readonly receiver: Receiver;
  /** The day from which its rule holds. */
  readonly validFrom: string;
  /** The visitor acts for a supplier and may write an invoice. */
  readonly mayWrite: boolean;
  readonly tried: { readonly reference: string; readonly fault: ReferenceFault | undefined } | undefined;
}

export function ReceiverCard(props: ReceiverCardProps) {
  const { say, receiver, mayWrite } = props;
  const words = say.receivers.card;
  const write = <ButtonLink href={`${paths.newInvoice}?receiver=${receiver.id}`}>{words.write}</ButtonLink>;
  return (
    <>
      <PageHeading {...(mayWrite && receiver.active && { actions: write })}>{receiver.name}</PageHeading>
      {receiver.active ? null : (
        <Notice say={say} kind="warning" heading={words.inactive.heading}>
          {words.inactive.text}
        </Notice>
      )}
      <Reference {...props} />
      <section class="receiver-card-part">
        <h2>{words.attachments}</h2>
        <p>{attachmentText(props)}</p>
      </section>
      <section class="receiver-card-part">
        <h2>{words.contact}</h2>
        <Contact say={say} receiver={receiver} />
      </section>
      <section class="receiver-card-part">
        <h2>{words.numbers}</h2>
        <SummaryList say={say} rows={numberRows(props)} />
        <p class="receiver-card-version">{words.version(receiver.rule.version, props.validFrom)}</p>
      </section>
    </>
  );
}

function Reference({ say, language, receiver, tried }: ReceiverCardProps) {
  const words = say.receivers.card;
  const { rule } = receiver;
  return (
    <section class="receiver-card-part">
      <h2>{words.reference}</h2>
      <p class="receiver-card-help">{rule.referenceHelp[language]}</p>
      {rule.referenceExample === undefined ? null : (
        <p>
          {words.example} <span class="receiver-card-example">{rule.referenceExample}</span>
        </p>
      )}
      {rule.referencePattern === undefined ? <p>{words.free}</p> : null}
      <h3>{words.order}</h3>
      <p>{rule.orderNumberExample === undefined ? words.orderOptional : words.orderForm(rule.orderNumberExample)}</p>
      <SearchForm action={receiverCardPath(receiver.id)} label={words.try.heading}>
        <TextField
          name="reference"
          value={tried?.reference ?? ""}
          error={tried === undefined ? undefined : faultText(say, receiver, tried.fault)}
          say={say}
          label={words.try.label}
          width="medium"
          autoComplete="off"
          maxLength={200}
        />
        <Button look="secondary">{words.try.button}</Button>
      </SearchForm>
      {tried === undefined || tried.fault !== undefined ? null : (
        <Notice say={say} kind="success" announced>
          {words.try.fits(tried.reference.trim())}
        </Notice>
      )}
    </section>
  );
}

function faultText(say: Messages, { rule }: Receiver, fault: ReferenceFault | undefined): string | undefined {
  const words = say.receivers.card.try;
  if (fault === undefined) return undefined;
  const showsHow = fault === "reference-form" && rule.referenceExample !== undefined;
  return showsHow ? words.misfits(rule.referenceExample) : words.misfitsFree;
}

function attachmentText({ say, receiver }: ReceiverCardProps): string {
  const words = say.receivers.card;
  const { countMax, bytesMax } = receiver.attachments;
  return countMax === 0 ? words.noAttachments : words.attachmentLimits(countMax, sizeText(bytesMax));
}

/** `5 MB`, `2,5 MB`: tenths are enough, and never more than the limit. */
function sizeText(bytes: number): string {
  const tenths = Math.floor(bytes / 100_000);
  const machine = tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`;
  return `${decimalText(machine)}\u00a0MB`;
}

function Contact({ say, receiver }: Pick<ReceiverCardProps, "say" | "receiver">) {
  const { name, email, phone } = receiver.contact;
  if (name === undefined && email === undefined && phone === undefined) return <p>{say.receivers.card.noContact}</p>;
  return (
    <ul class="receiver-card-contact">
      {name === undefined ? null : <li>{name}</li>}
      {email === undefined ? null : (
        <li>
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      )}
      {phone === undefined ? null : (
        <li>
          <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
        </li>
      )}
    </ul>
  );
}

function numberRows({ say, receiver }: ReceiverCardProps): readonly SummaryRow[] {
  const words = say.receivers.card;
  const { address, aliases, gln, peppol } = receiver;
  return [
    { name: words.organisationNumber, value: <OrganisationNumber digits={receiver.organisationNumber} /> },
    ...(gln === undefined ? [] : [{ name: words.gln, value: <span class="figure">{gln}</span> }]),
    { name: words.peppol, value: <span class="figure">{`${peppol.scheme}:${peppol.value}`}</span> },
    { name: words.address, value: `${address.street}, ${address.postalCode} ${address.city}` },
    ...(aliases.length === 0 ? [] : [{ name: words.aliases, value: aliases.join(", ") }]),
  ];
}
