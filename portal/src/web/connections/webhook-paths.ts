/** Where webhooks are kept. */
import { paths } from "../paths.ts";

const all = `${paths.connections}/webhooks`;

export const webhookPaths = {
  all,
  new: `${all}/new`,
  one: (id: string): string => `${all}/${id}`,
  test: (id: string): string => `${all}/${id}/test`,
  pause: (id: string): string => `${all}/${id}/pause`,
  secret: (id: string): string => `${all}/${id}/secret`,
  resending: (id: string, messageId: string): string => `${all}/${id}/messages/${messageId}/resending`,
} as const;
