/** A sheet of paper on the desk: the frame of the one object a page is about. Printed, it is the page itself. */
import type { ComponentChildren } from "preact";

export interface SheetProps {
  readonly children: ComponentChildren;
  /** The name of the object, for screen readers: "Faktura F-1042". */
  readonly label?: string;
  /** "page" keeps the proportions and margins of A4; "card" is a smaller piece of the same paper. */
  readonly size?: "page" | "card";
  /** Not yet sent: a dashed edge. */
  readonly draft?: boolean;
}

export function Sheet({ children, label, size = "card", draft }: SheetProps) {
  return (
    <section class={`sheet sheet-${size}${draft ? " sheet-draft" : ""}`} aria-label={label}>
      {children}
    </section>
  );
}
