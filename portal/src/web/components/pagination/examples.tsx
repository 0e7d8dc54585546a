import type { Example } from "../example.ts";
import { Pagination } from "./pagination.tsx";

export const examples: readonly Example[] = [
  {
    name: "In the middle",
    render: ({ say }) => (
      <Pagination say={say} page={2} pageSize={50} rowCount={312} hrefOf={(page) => `?page=${page}`} />
    ),
  },
  {
    name: "All on one page",
    alone: true,
    render: ({ say }) => (
      <Pagination say={say} page={1} pageSize={50} rowCount={7} hrefOf={(page) => `?page=${page}`} />
    ),
  },
];
