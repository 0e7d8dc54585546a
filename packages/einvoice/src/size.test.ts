import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** What a page pays for these names of the package's face, minified and compressed. */
async function kilobytes(names: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { ${names} } from "./index.ts";`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length / 1000;
}

test("live totals in the browser cost a form no more than 3 kB", async () => {
  const names = "calculate, parseSwedishAmount, formatSwedishAmount, decimal, formatDecimal";
  expect(await kilobytes(names)).toBeLessThan(3);
});

test("writing the invoice too costs no more than 8 kB", async () => {
  expect(await kilobytes("completeInvoice, parseSwedishAmount, formatSwedishAmount, writeUblBytes")).toBeLessThan(8);
});

test("checking an account number costs no more than 4 kB, the clearing table included", async () => {
  expect(await kilobytes("parseBankAccount")).toBeLessThan(4);
});
