import { readdirSync } from "node:fs";
import { join } from "node:path";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { messages, type Language } from "../messages/messages.ts";
import { gallery } from "./gallery.ts";

const languages: readonly Language[] = ["sv", "en"];
const all = Object.entries(gallery).flatMap(([component, examples]) =>
  examples.flatMap((example) => languages.map((language) => ({ component, example, language, title: example.name }))),
);

describe("every example of every component", () => {
  test.each(all)("$component: $title ($language)", ({ example, language }) => {
    const html = renderToString(example.render({ say: messages[language], language }));
    expect(html).not.toMatch(/undefined|\[object Object\]|NaN/);
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
    for (const id of describedIds(html)) expect(html, `described by #${id}`).toContain(`id="${id}"`);
  });
});

/** The frame of a field is shown by every field there is. */
const shownByOthers = ["field"];

test("every component is in the gallery", () => {
  const folder = join(import.meta.dirname, "..", "components");
  const components = readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && readdirSync(join(folder, entry.name)).some((name) => name.endsWith(".tsx")),
    )
    .map(({ name }) => name);
  expect(Object.keys(gallery).sort()).toEqual(components.filter((name) => !shownByOthers.includes(name)).sort());
});

test("no two components have an example of the same name twice", () => {
  for (const examples of Object.values(gallery)) {
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
  }
});

function describedIds(html: string): readonly string[] {
  return [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids = ""]) => ids.split(" "));
}
