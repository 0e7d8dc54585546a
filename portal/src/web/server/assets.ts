/**
 * The hashed files pages load: which address each has, from the manifest the build writes beside them. Files are read once,
 * compressed as small as they get at the first request, and served from memory; their names change with their content, so
 * browsers keep them for ever.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

export const assetsPath = "/assets/";

export interface AssetFile {
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Assets {
  /** The address of a file by its plain name, `site.css` or `line-editor.js`. Throws for one that was not built. */
  addressOf(name: string): string;
  find(hashedName: string): AssetFile | undefined;
}

const types: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

export function readAssets(folder: string): Assets {
  const manifestPath = join(folder, "manifest.json");
  if (!existsSync(manifestPath)) throw new Error(`${manifestPath} is missing: run npm run build -w portal.`);
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Record<string, string>;
  const addresses = new Map(Object.entries(manifest));
  const files = new Map(
    readdirSync(folder)
      .filter((name) => types[name.split(".").at(-1) ?? ""] !== undefined)
      .map((name) => [
        name,
        { type: types[name.split(".").at(-1) ?? ""] ?? "", bytes: readFileSync(join(folder, name)) },
      ]),
  );
  return assetsOf(addresses, files);
}

export type Encoding = "br" | "gzip" | "identity";

/** The smallest form of a file that a browser says it can read. */
export function encodingFor(accepted: string | undefined): Encoding {
  const offers = (accepted ?? "")
    .toLowerCase()
    .split(",")
    .map((offer) => offer.trim().split(";")[0]);
  return offers.includes("br") ? "br" : offers.includes("gzip") ? "gzip" : "identity";
}

const compressed = new WeakMap<AssetFile, Map<Encoding, Buffer>>();

export function bytesIn(file: AssetFile, encoding: Encoding): Buffer {
  if (encoding === "identity") return file.bytes;
  const forms = compressed.get(file) ?? new Map<Encoding, Buffer>();
  compressed.set(file, forms);
  const bytes =
    forms.get(encoding) ?? (encoding === "br" ? brotliCompressSync(file.bytes) : gzipSync(file.bytes, { level: 9 }));
  forms.set(encoding, bytes);
  return bytes;
}

export function assetsOf(addresses: ReadonlyMap<string, string>, files: ReadonlyMap<string, AssetFile>): Assets {
  return {
    addressOf: (name) => {
      const hashed = addresses.get(name);
      if (hashed === undefined)
        throw new Error(`No asset is called ${name}: it is not among web/islands or web/styles.`);
      return `${assetsPath}${hashed}`;
    },
    find: (hashedName) => files.get(hashedName),
  };
}
