/** The foot of the sheet: who the seller is, in the words the law asks for (ML 17 kap. 24 §) and where to reach them. */
import type { SheetPart } from "./invoice-sheet.tsx";
import { addressOf, sellerRegistrations, sellerWays } from "./paper-facts.ts";
import { AddressLines } from "./sheet-head.tsx";

export function SheetSeller({ source }: SheetPart) {
  const { seller } = source.invoice;
  return (
    <footer class="paper-foot">
      <AddressLines address={addressOf(seller.name, seller.address)} />
      <Lines texts={sellerRegistrations(source)} />
      <Lines texts={sellerWays(source)} />
    </footer>
  );
}

function Lines({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul class="paper-foot-lines">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
