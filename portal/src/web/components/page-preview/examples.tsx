import type { Example } from "../example.ts";
import { PagePreview } from "./page-preview.tsx";

/** A white page with a few grey lines, so that the gallery needs no file. */
const page =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 210 297'%3E%3Cpath fill='%23fff' d='M0 0h210v297H0z'/%3E%3Cpath stroke='%23999' stroke-width='3' d='M20 40h90M20 60h160M20 75h150M20 90h155'/%3E%3C/svg%3E";

export const examples: readonly Example[] = [
  {
    name: "Two pages of a file",
    render: ({ say }) => <PagePreview say={say} name="arbetsorder-7781.pdf" pages={2} pageAddress={() => page} />,
  },
];
