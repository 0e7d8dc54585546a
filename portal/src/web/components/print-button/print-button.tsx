/** Prints the page's one object. Needs scripts, so it shows itself only where there are any; the browser's own way always works. */
import type { Messages } from "../../messages/messages.ts";
import { Icon } from "../icon/icon.tsx";

/** The island that brings the button to life. */
export const printIsland = "print";

export function PrintButton({ say }: { readonly say: Messages }) {
  return (
    <button class="button button-quiet" type="button" data-island={printIsland} hidden>
      <Icon name="print" />
      <span>{say.invoiceSheet.print}</span>
    </button>
  );
}
