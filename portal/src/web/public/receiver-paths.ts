/** Where receivers are found and shown. */
import { paths } from "../paths.ts";

export function receiverCardPath(id: string): string {
  return `${paths.receivers}/${id}`;
}
