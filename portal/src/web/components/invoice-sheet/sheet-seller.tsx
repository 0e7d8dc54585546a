/** The foot of the sheet: who the seller is, in the words the law asks for (ML 17 kap. 24 §) and where to reach them. */
import { organisationNumberText } from "../../figures-text.ts";
import type { SheetPart } from "./invoice-sheet.tsx";
import { AddressLines } from "./sheet-head.tsx";

export function SheetSeller({ invoice, words }: SheetPart) {
  const { seller } = invoice;
  const registrations = [
    seller.legalId === undefined
      ? undefined
      : `${words.organisationNumber} ${organisationNumberText(seller.legalId.id)}`,
    seller.vatNumber === undefined ? undefined : `${words.vatNumber} ${seller.vatNumber}`,
    isFSkatt(seller.taxRegistration?.id) ? words.fSkatt : undefined,
    seller.legalForm,
  ];
  const ways = [
    seller.contact?.phone === undefined ? undefined : `${words.phone} ${seller.contact.phone}`,
    seller.contact?.email === undefined ? undefined : `${words.email} ${seller.contact.email}`,
  ];
  return (
    <footer class="paper-foot">
      <AddressLines name={seller.name} address={seller.address} />
      <Lines texts={registrations} />
      <Lines texts={ways} />
    </footer>
  );
}

function Lines({ texts }: { readonly texts: readonly (string | undefined)[] }) {
  const said = texts.filter((text) => text !== undefined);
  if (said.length === 0) return null;
  return (
    <ul class="paper-foot-lines">
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function isFSkatt(registration: string | undefined): boolean {
  return registration?.trim().toLowerCase() === "godkänd för f-skatt";
}
