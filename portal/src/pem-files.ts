/** Keys and certificates that stand in files, as PEM. */
import { readFileSync } from "node:fs";
import { ConfigRefused } from "./config.ts";

/**
 * Every key or certificate in a file, in its order; refused as the setting is when it cannot be read or lacks one of the kinds.
 * @param kinds ends of what PEM calls them: `CERTIFICATE`, `KEY` for any private key.
 */
export function pemsIn(setting: string, path: string, kinds: readonly string[]): readonly string[] {
  const found = textOf(setting, path).match(/-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g) ?? [];
  const lacking = kinds.filter((kind) => !found.some((pem) => pem.slice(0, pem.indexOf("-----", 5)).endsWith(kind)));
  if (lacking.length > 0)
    throw new ConfigRefused([`${setting}: the file ${path} holds no ${lacking.join(" and no ")} as PEM.`]);
  return found;
}

function textOf(setting: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new ConfigRefused([`${setting}: the file ${path} can not be read.`]);
  }
}
