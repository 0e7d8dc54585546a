/** What is known of a customer, as the creditor and the customer itself read it. */
import type { Customer } from "../../domain/customers/customer.ts";
import { OrganisationNumber } from "../components/figures/figures.tsx";
import { postalCodeText } from "../figures-text.ts";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import type { Messages } from "../messages/messages.ts";

export interface CustomerFactsProps {
  readonly say: Messages;
  readonly customer: Customer;
}

export function CustomerFactsList({ say, customer }: CustomerFactsProps) {
  const words = say.outbound.facts;
  const { name, administration, address, ansvar, peppol } = customer;
  return (
    <SummaryList
      say={say}
      rows={[
        { name: words.kind, value: say.outbound.kinds[customer.kind].label },
        { name: words.name, value: name },
        ...(administration === undefined ? [] : [{ name: words.administration, value: administration }]),
        { name: words.organisationNumber, value: <OrganisationNumber digits={customer.organisationNumber} /> },
        { name: words.address, value: `${address.street}, ${postalCodeText(address.postalCode)} ${address.city}` },
        ...(ansvar === undefined ? [] : [{ name: words.ansvar, value: ansvar }]),
        { name: words.reference, value: customer.reference },
        { name: words.email, value: customer.email },
        { name: words.peppol, value: peppol === undefined ? words.noPeppol : `${peppol.scheme}:${peppol.id}` },
      ]}
    />
  );
}
