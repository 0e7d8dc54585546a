/** What stands over every month of a specification: whose it is, and the way to the other months. */
import type { Month } from "../../domain/catalogue/month.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { MonthTotal } from "../../domain/specification/queries.ts";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import type { Shape, Side } from "./specification-address.ts";

export interface Frame {
  readonly say: Messages;
  readonly side: Side;
  readonly customer: Customer;
  readonly months: readonly MonthTotal[];
  /** Months with rows that are not billed. */
  readonly openMonths: readonly Month[];
}

export function captionOf(say: Messages, customer: Customer): string {
  return `${say.outbound.customerNumber} ${customer.customerNumber} · ${customer.administration ?? customer.name}`;
}

export function Heading({ say, customer }: Frame) {
  return (
    <PageHeading caption={captionOf(say, customer)} lead={say.specification.lead}>
      {say.specification.title}
    </PageHeading>
  );
}

/** Oldest first, those that are not billed marked as such. */
export function MonthChoice(props: Frame & { readonly month: Month | undefined; readonly by?: Shape }) {
  const { say, side, customer, months, openMonths, month, by } = props;
  const path = side.specification(customer.id);
  const billed = months.map((one) => one.month);
  const shown = [...new Set([...billed, ...openMonths])].toSorted();
  return (
    <nav class="invoice-filters" aria-label={say.specification.months}>
      <ul>
        {shown.map((one) => (
          <li key={one}>
            <a
              href={`${path}?month=${one.slice(0, 7)}${by === undefined || by === "service" ? "" : `&by=${by}`}`}
              aria-current={one === month ? "page" : undefined}
            >
              {billed.includes(one) ? one.slice(0, 7) : say.specification.open.month(one.slice(0, 7))}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
