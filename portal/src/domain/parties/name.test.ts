import { expect, test } from "vitest";
import { parseName } from "./name.ts";
import { parsePhoneNumber } from "./phone-number.ts";

test.each([
  ["Åsa Åkerlund", "Åsa Åkerlund"],
  ["  Åsa   Åkerlund ", "Åsa Åkerlund"],
  ["A\u030asa", "Åsa"],
  ["O’Hara & Söner (i likvidation)", "O’Hara & Söner (i likvidation)"],
  ["Åkerlund\u00a0Bygg\u2009AB", "Åkerlund Bygg AB"],
  ["Ｂｙｇｇ AB", "Bygg AB"],
  ["ﬁrma", "firma"],
  ["Anna\u200bLund", "AnnaLund"],
  ["Anna\u202eLund", "AnnaLund"],
  ["Anna\r\nBcc: bo@exempel.se", "Anna Bcc: bo@exempel.se"],
  ["Anna\u0000Lund", "Anna Lund"],
  ["\ufeffAnna", "Anna"],
  ["3M Svenska AB", "3M Svenska AB"],
  ["c/o Åsa, Box 12", "c/o Åsa, Box 12"],
  ["Bokus.com AB", "Bokus.com AB"],
  ["Bygg.se i Åre A.B. /filial", "Bygg.se i Åre A.B. /filial"],
  ["c/o A.S. Lund", "c/o A.S. Lund"],
  ["Storg. 1/2", "Storg. 1/2"],
  ["AB Lund & Co. 24/7", "AB Lund & Co. 24/7"],
  ["Łukasz Żółć", "Łukasz Żółć"],
  ["Nguyễn Thị", "Nguyễn Thị"],
  ["x".repeat(200), "x".repeat(200)],
])("%j is read as %j", (text, name) => {
  expect(parseName(text)).toEqual({ ok: true, value: name });
});

test.each([
  ["", "name-missing"],
  ["   ", "name-missing"],
  ["\u200b\u202e\u2060", "name-missing"],
  ["x".repeat(201), "name-long"],
  ["Аtea AB", "name-letters"],
  ["Region Skαne", "name-letters"],
  ["株式会社", "name-letters"],
  ["!!!", "name-letters"],
  ["💸 AB", "name-letters"],
  ["<script>alert(1)</script>", "name-letters"],
  ["Firma > alla", "name-letters"],
  ["Se https://elak.example", "name-link"],
  ["www.elak.example", "name-link"],
  ["elak.example/vinst", "name-link"],
  ["Vinn på ELAK.EXAMPLE/ nu", "name-link"],
  ["elak.example:8080/vinst", "name-link"],
  ["elak.example./vinst", "name-link"],
  ["elak.example\u200b/vinst", "name-link"],
  ["elak．example／vinst", "name-link"],
  ["elak.example?vinst", "name-link"],
  ["elak.example#vinst", "name-link"],
  ["elak.example\\vinst", "name-link"],
  ["elak。example/vinst", "name-link"],
] as const)("%j is refused: %s", (text, fault) => {
  expect(parseName(text)).toEqual({ ok: false, fault });
});

test.each([
  ["08-123 456 78", "08-123 456 78"],
  ["+46 8 123 456 78", "+46 8 123 456 78"],
  ["08–123 456 78", "08-123 456 78"],
  ["(040) 12 34 56", "(040) 12 34 56"],
])("the telephone number %j is read as %j", (text, number) => {
  expect(parsePhoneNumber(text)).toEqual({ ok: true, value: number });
});

test.each([
  ["", "phone-missing"],
  ["ring mig", "phone-form"],
  ["12345", "phone-form"],
  ["1234567890123456", "phone-form"],
  ["08-123 456 78 anknytning 9", "phone-form"],
  ["08-12\n345<b>", "phone-form"],
] as const)("the telephone number %j is refused: %s", (text, fault) => {
  expect(parsePhoneNumber(text)).toEqual({ ok: false, fault });
});
