/** What a customer has: services with how many, where, at what price and until when. */
import type { ComponentChildren } from "preact";
import type { Subscription } from "../../domain/catalogue/subscription.ts";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Day } from "../components/figures/figures.tsx";
import { decimalText, priceText } from "../figures-text.ts";
import type { Messages } from "../messages/messages.ts";

export interface SubscriptionTableProps {
  readonly say: Messages;
  readonly subscriptions: readonly Subscription[];
  /** What one can do with each, if anything. */
  readonly action?: { readonly heading: string; readonly cell: (subscription: Subscription) => ComponentChildren };
}

export function SubscriptionTable({ say, subscriptions, action }: SubscriptionTableProps) {
  const words = say.outbound.service;
  return (
    <DataTable
      caption={say.outbound.customer.services}
      captionHidden
      rows={subscriptions}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", heading: words.name, cell: ({ serviceName }) => serviceName },
        { key: "unit", heading: words.unit, cell: ({ unitName }) => unitName },
        { key: "employee", heading: words.employee, cell: ({ employee }) => employee },
        { key: "ansvar", heading: words.ansvar, cell: ({ ansvar }) => ansvar },
        { key: "quantity", heading: words.quantity, kind: "amount", cell: ({ quantity }) => decimalText(quantity) },
        {
          key: "price",
          heading: words.price,
          kind: "amount",
          cell: ({ price }) => (price === undefined ? words.noPrice : priceText(price)),
        },
        { key: "from", heading: words.from, cell: ({ fromOn }) => <Day day={fromOn} /> },
        {
          key: "until",
          heading: words.until,
          cell: ({ untilOn }) => (untilOn === undefined ? words.ongoing : <Day day={untilOn} />),
        },
        ...(action === undefined
          ? []
          : [{ key: "action", heading: action.heading, kind: "action" as const, cell: action.cell }]),
      ]}
    />
  );
}
