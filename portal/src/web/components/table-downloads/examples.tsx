import type { Example } from "../example.ts";
import { TableDownloads } from "./table-downloads.tsx";

export const examples: readonly Example[] = [
  { name: "Both files", render: ({ say }) => <TableDownloads say={say} hrefOf={(format) => `?as=${format}`} /> },
];
