import type { Customer } from "../../domain/customers/customer.ts";
import { paths } from "../paths.ts";
import type { Crumb, Visit } from "../route.ts";
import { purchasePaths } from "./purchase-paths.ts";

/** The way back from a customer's own pages: the start page, and the Kund-ID. */
export function customerCrumbs({ say }: Pick<Visit, "say">, customer: Customer): readonly Crumb[] {
  return [
    { label: say.frame.navigation.start, href: paths.start },
    { label: customer.administration ?? customer.name, href: purchasePaths.customer(customer.id) },
  ];
}
