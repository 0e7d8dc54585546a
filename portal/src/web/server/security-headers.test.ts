import { expect, test } from "vitest";
import { attachmentDisposition } from "./security-headers.ts";

test.each([
  ["räkning 1.pdf", `attachment; filename="rakning 1.pdf"; filename*=UTF-8''r%C3%A4kning%201.pdf`],
  ['a"b\\c%d.xml', `attachment; filename="a_b_c_d.xml"; filename*=UTF-8''a%22b%5Cc%25d.xml`],
  ["två\r\nrader", `attachment; filename="tva__rader"; filename*=UTF-8''tv%C3%A5%0D%0Arader`],
  ["🙂.pdf", `attachment; filename="__.pdf"; filename*=UTF-8''%F0%9F%99%82.pdf`],
  ["avkortad 🙂".slice(0, -1), `attachment; filename="avkortad _"; filename*=UTF-8''avkortad%20%EF%BF%BD`],
  ["\udd42.pdf", `attachment; filename="_.pdf"; filename*=UTF-8''%EF%BF%BD.pdf`],
])("a file called %j is told by name in both forms", (name, header) => {
  expect(attachmentDisposition(name)).toBe(header);
});
