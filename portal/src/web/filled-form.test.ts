import { describe, expect, test } from "vitest";
import { fillForm } from "./filled-form.ts";
import { messages } from "./messages/messages.ts";

const say = messages.sv;

describe("a filled form", () => {
  test("keeps what was typed and tells each field what to do", () => {
    const form = fillForm({ say, fields: { city: "Lund" }, faults: [{ path: "city", code: "missing", params: {} }] });
    expect(form.field("city")).toEqual({ name: "city", value: "Lund", error: "Fyll i det här fältet" });
    expect(form.errors).toEqual([{ field: "city", text: "Fyll i det här fältet" }]);
  });

  test("says it in the form's own words before the general ones, also for rows", () => {
    const sentences = { "lines.*.price.missing": "Skriv radens pris", missing: "Saknas" };
    const faults = ["lines.4.price", "city"].map((path) => ({ path, code: "missing", params: {} }));
    const form = fillForm({ say, fields: {}, faults, sentences });
    expect(form.errors.map(({ text }) => text)).toEqual(["Skriv radens pris", "Saknas"]);
  });

  test("fills facts into sentences, and has a sentence for a code nobody knows", () => {
    const faults = [
      { path: "a", code: "too-long", params: { max: "10", length: "12" } },
      { path: "b", code: "from-the-future", params: {} },
    ];
    expect(fillForm({ say, fields: {}, faults }).errors.map(({ text }) => text)).toEqual([
      "Texten får vara högst 10 tecken; nu är den 12",
      "Kontrollera det här fältet",
    ]);
  });

  test("does not mistake an object's machinery for a field", () => {
    expect(fillForm({ say, fields: {} }).field("constructor").value).toBe("");
  });
});

describe("sentences about faults", () => {
  test.each(Object.entries(messages))("in %s say what to do, without words that blame", (_, { faults }) => {
    for (const [code, sentence] of Object.entries(faults)) {
      const text = typeof sentence === "string" ? sentence : (sentence as (p: object) => string)({});
      expect(text, code).not.toMatch(/ogiltig|felaktig|tyvärr|vänligen|invalid|sorry|please/i);
      expect(text, code).not.toMatch(/[.!]$/);
    }
  });
});
