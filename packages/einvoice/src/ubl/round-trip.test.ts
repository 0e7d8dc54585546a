import fc from "fast-check";
import { expect, test } from "vitest";
import { anyInvoice } from "../../test/arbitrary-invoice.ts";
import { readUbl } from "./read.ts";
import { validate } from "../validate.ts";
import { writeUblBytes } from "./write.ts";

test("whatever an invoice says, writing and reading it back says the same, and nothing is left over", () => {
  fc.assert(
    fc.property(anyInvoice, (invoice) => {
      expect(readUbl(writeUblBytes(invoice))).toStrictEqual({ ok: true, invoice, unread: [] });
    }),
    { numRuns: 300 },
  );
}, 30_000);

test("whatever an invoice says, its elements stand as the schema has them", () => {
  fc.assert(
    fc.property(anyInvoice, (invoice) => {
      expect(validate(writeUblBytes(invoice)).structure).toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 30_000);
