/** Addresses of a party's own cases. */
import { paths } from "../paths.ts";

export const casePaths = {
  list: paths.cases,
  new: `${paths.cases}/new`,
  case: (id: string): string => `${paths.cases}/${id}`,
  messages: (id: string): string => `${paths.cases}/${id}/messages`,
  file: (id: string, fileId: string): string => `${paths.cases}/${id}/files/${fileId}`,
} as const;
