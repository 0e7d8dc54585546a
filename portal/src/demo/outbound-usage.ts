/** What the made-up customers have used in a month, as their meter's file: the same for the same month, wherever it is made. */
import { addDays } from "@fakturaporten/einvoice";
import { daysIn, type Month } from "../domain/catalogue/month.ts";
import { demoCustomers } from "./outbound-facts.ts";

const heading = "Kund-ID;Tjänst;Datum;Antal;Enhet;Ansvar;Person;Rad-id";

/** Calls and prints of each person, every third day. One print of the first customer is told twice, under two identifiers. Up to a day, where it is said. */
export function usageText(month: Month, before = "9999"): string {
  const all = demoCustomers.flatMap((customer, place) =>
    customer.employees.flatMap((employee, person) =>
      Array.from({ length: Math.floor(daysIn(month) / 3) }, (_, turn) => {
        const day = addDays(month, turn * 3 + (person % 3));
        const service = (turn + person) % 2 === 0 ? "SAMTAL" : "UTSKRIFT";
        const quantity = ((place + 3) * 7 + person * 13 + turn * 11 + Number(month.slice(5, 7)) * 5) % 60;
        const unit = customer.units[person % customer.units.length] ?? "";
        const id = `${customer.customerNumber}-${day}-${person}`;
        return [customer.customerNumber, service, day, String(quantity + 1), unit, customer.ansvar ?? "", employee, id];
      }),
    ),
  );
  const rows = all.filter(([, , day = ""]) => day < before);
  const [, doubled = []] = rows.filter(([, service]) => service === "UTSKRIFT");
  const again = doubled.length === 0 ? [] : [[...doubled.slice(0, -1), `${doubled.at(-1)}-B`]];
  return [heading, ...[...rows, ...again].map((cells) => cells.join(";"))].join("\r\n");
}
