import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refusalCodes } from "../domain/refusal.ts";
import { openApiText } from "./generate/openapi-text.ts";
import { openApi } from "./openapi.ts";
import { operations } from "./operations.ts";
import { problems } from "./problems.ts";

test("openapi.yaml says what is served", async () => {
  const committed = await readFile(join(import.meta.dirname, "openapi.yaml"), "utf8");
  const wayOut = "Run `npm run api:generate -w portal` and read the difference.";
  expect(openApiText() === committed, wayOut).toBe(true);
});

test("every reference leads to a component, and every operation has a name of its own", () => {
  const text = JSON.stringify(openApi(operations));
  const { components } = openApi(operations) as { components: { schemas: Readonly<Record<string, unknown>> } };
  for (const [, name = ""] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(Object.keys(components.schemas)).toContain(name);
  expect(text).not.toContain("$defs");
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});

test("every refusal is a problem with a status of its kind", () => {
  for (const code of refusalCodes) expect(problems[code].status, code).toBeGreaterThanOrEqual(400);
  for (const { status } of Object.values(problems)) expect(status).toBeLessThan(600);
});
