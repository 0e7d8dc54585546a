import type { Messages } from "../../messages/messages.ts";

/** How large a file is, as people say it: `312 kB`, `1,4 MB`. */
export function sizeText(bytes: number, say: Messages): string {
  const { kilobytes, megabytes } = say.attachments;
  const KB = 1024;
  if (bytes < KB * KB) return kilobytes(String(Math.max(1, Math.ceil(bytes / KB))));
  const tenths = Math.ceil((bytes * 10) / (KB * KB));
  return megabytes(`${Math.trunc(tenths / 10)},${tenths % 10}`);
}
