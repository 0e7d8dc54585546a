import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** What a browser loads to judge an invoice, packed: the code, every rule with its two sentences, the schema and the code lists. */
const packedBytesMax = 90_000;

test("the validator stays within its size in the browser, and asks for nothing of Node's", async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL("validate.ts", import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  expect(gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length).toBeLessThan(packedBytesMax);
});
