/** What narrows the list besides the search: issue dates, kind and receiver, folded away until one of them is used. */
import type { Narrowing } from "../../domain/invoices/narrow-list.ts";
import { findReceiver } from "../../domain/receivers/queries.ts";
import { type FoundReceiver, searchReceivers } from "../../domain/receivers/search-receivers.ts";
import type { Work } from "../../work.ts";
import { DateField } from "../components/date-field/date-field.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import { invoiceKinds, type ListAddress, listHref } from "./invoice-list-address.ts";

/** Receivers that a typed name may mean: more are not looked through, and not offered. */
const receiversMax = 12;

export type Meant = Pick<FoundReceiver, "id" | "name" | "city">;

export interface Narrowed {
  readonly narrowing: Narrowing;
  /** Whom the typed receiver may mean; nothing where none is typed. */
  readonly meant: readonly Meant[];
  readonly faults: readonly FieldFault[];
}

export async function narrowingOf(work: Work, address: ListAddress): Promise<Narrowed> {
  const { from: issuedFrom, to: issuedTo, kind } = address;
  const spans = { issuedFrom, issuedTo, kind };
  if (address.receiver === undefined) return { narrowing: spans, meant: [], faults: [] };
  const meant = await receiversMeant(work, address.receiver, address.receiverId);
  if (meant.length === 0)
    return { narrowing: spans, meant, faults: [{ path: "receiver", code: "receiver-not-found", params: {} }] };
  return { narrowing: { ...spans, receiverIds: meant.map(({ id }) => id) }, meant, faults: [] };
}

/** The chosen one, or whoever bears exactly that name, or all that the text may mean. */
async function receiversMeant(work: Work, text: string, chosenId: string | undefined): Promise<readonly Meant[]> {
  const chosen = chosenId === undefined ? undefined : await findReceiver(work, chosenId);
  if (chosen !== undefined && isSame(chosen.name, text)) return [{ ...chosen, city: chosen.address.city }];
  const found = await searchReceivers(work, { text, limit: receiversMax });
  const named = found.filter(({ name }) => isSame(name, text));
  return named.length > 0 ? named : found;
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

export interface NarrowingProps {
  readonly say: Messages;
  readonly address: ListAddress;
  readonly meant: readonly Meant[];
  readonly form: FilledForm;
}

export function NarrowingFields({ say, address, meant, form }: NarrowingProps) {
  const words = say.following.narrowing;
  const { from, to, kind, receiver } = address;
  const isUsed = [from, to, kind, receiver].some((one) => one !== undefined) || form.errors.length > 0;
  const chosen = meant.length === 1 ? meant[0]?.id : undefined;
  return (
    <details class="invoice-narrowing" open={isUsed}>
      <summary>{words.more}</summary>
      <div class="invoice-narrowing-fields">
        <DateField {...form.field("from")} say={say} label={words.from} />
        <DateField {...form.field("to")} say={say} label={words.to} />
        <TextField
          {...form.field("receiver")}
          say={say}
          label={words.receiver}
          hint={words.receiverHint}
          autoComplete="off"
        />
        <SelectField
          {...form.field("kind")}
          say={say}
          label={say.invoices.form.kind}
          prompt={words.anyKind}
          choices={invoiceKinds.map((one) => ({ value: one, label: say.invoices.form.kinds[one] }))}
        />
        {chosen === undefined ? null : <input type="hidden" name="receiverId" value={chosen} />}
      </div>
      {meant.length < 2 ? null : <Which say={say} address={address} meant={meant} />}
      {isUsed ? <p class="hint">{words.order}</p> : null}
    </details>
  );
}

/** Several fit: all of them are shown, and each can be had alone. */
function Which({ say, address, meant }: Omit<NarrowingProps, "form">) {
  const words = say.following.narrowing;
  return (
    <>
      <p>{words.several(meant.length)}</p>
      <ul class="invoice-narrowing-which">
        {meant.map(({ id, name, city }) => (
          <li key={id}>
            <a href={listHref({ ...address, receiver: name, receiverId: id, after: undefined })}>
              {city === "" || name.includes(city) ? name : `${name}, ${city}`}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
