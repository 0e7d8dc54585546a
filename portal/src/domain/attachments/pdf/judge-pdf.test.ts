import { describe, expect, test } from "vitest";
import { badPdfs } from "../../../../test/pdf/bad-pdfs.ts";
import { goodPdfs } from "../../../../test/pdf/good-pdfs.ts";
import { judgePdf } from "./judge-pdf.ts";

describe("a harmless PDF is taken in", () => {
  test.each(Object.entries(goodPdfs))("%s", async (_, build) => {
    expect(await judgePdf(build())).toMatchObject({ ok: true });
  });
});

describe("a PDF that is not harmless is refused with its reason", () => {
  test.each(Object.entries(badPdfs))("%s", async (_, { fault, build }) => {
    expect(await judgePdf(build())).toEqual({ ok: false, fault });
  });
});

test("a page count is told with the verdict", async () => {
  expect(await judgePdf(goodPdfs["two hundred pages"]?.() ?? Buffer.alloc(0))).toEqual({ ok: true, pages: 200 });
});
