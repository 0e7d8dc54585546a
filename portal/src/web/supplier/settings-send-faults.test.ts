import { describe, expect, test } from "vitest";
import { type Answered, testDoor, type TestBrowser } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { factoringForm as factoring, goodForm } from "../../../test/support/settings-form.ts";
import { settingsRoutes } from "./settings-send.tsx";

const house = testHouse();
const door = testDoor(house, { routes: settingsRoutes });

type Typed = Readonly<Record<string, string>>;

const save = (browser: TestBrowser, typed: Typed): Promise<Answered> =>
  browser.submit("/settings/send", { ...goodForm, ...typed });

function plain(html: string): string {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** The sentence at a field, and the one in the summary that leads to it. */
function told(html: string, field: string): readonly [atField: string, inSummary: string] {
  const atField = new RegExp(`id="${field}-error"[^>]*><span[^>]*>[^<]*</span>([^<]*)`).exec(html)?.[1];
  const inSummary = new RegExp(`<li[^>]*><a href="#${field}">([^<]*)`).exec(html)?.[1];
  return [plain(atField ?? "").trim(), plain(inSummary ?? "").trim()];
}

describe("every fault is told at its field and in the summary, in words that say what to do", () => {
  test.each<[string, Typed, string]>([
    [
      "bankgiro",
      { bankgiro: "" },
      "Fyll i minst ett av bankgiro, plusgiro och bankkonto. Annars kan ingen betala era fakturor",
    ],
    [
      "bankgiro",
      { bankgiro: "5402-9682" },
      "Bankgironumrets kontrollsiffra stämmer inte. Jämför siffra för siffra med bankens papper",
    ],
    ["bankgiro", { bankgiro: "54-0296" }, "Ett bankgironummer har 7 eller 8 siffror, till exempel 991-2346"],
    [
      "bankgiro",
      { bankgiro: "SE45 5000 0000 0583 9825 7466" },
      "Det här är ett IBAN, och det är för betalning från utlandet. Skriv det svenska numret här, och IBAN i fältet för IBAN om ni får betalt från utlandet",
    ],
    [
      "plusgiro",
      { plusgiro: "28 65 43-5" },
      "Plusgironumrets kontrollsiffra stämmer inte. Jämför siffra för siffra med bankens papper",
    ],
    [
      "plusgiro",
      { plusgiro: "5050-1055" },
      "Det här ser ut som ett bankgironummer. Skriv det i fältet Bankgiro i stället",
    ],
    ["clearing", { accountNumber: "0235305" }, "Skriv clearingnumret också"],
    ["accountNumber", { clearing: "1274" }, "Skriv kontonumret också"],
    [
      "clearing",
      { clearing: "12", accountNumber: "0235305" },
      "Clearingnumret har fyra siffror, eller fem om det börjar med 8",
    ],
    [
      "clearing",
      { clearing: "9999", accountNumber: "1234567" },
      "Ingen bank vi känner till har det clearingnumret. Jämför med bankens papper",
    ],
    [
      "clearing",
      { clearing: "8103", accountNumber: "9783242" },
      "Skriv clearingnumrets femte siffra också, till exempel 8327-9. Den behövs för att kontot ska kunna stå på en e-faktura",
    ],
    [
      "accountNumber",
      { clearing: "1274", accountNumber: "0235306" },
      "Kontonumrets kontrollsiffra stämmer inte. Jämför siffra för siffra med bankens papper",
    ],
    [
      "accountNumber",
      { clearing: "9180", accountNumber: "1111111116" },
      "En e-faktura anger bankkonton med IBAN, och ur det här kontot går det inte att räkna fram. Använd bankgiro eller plusgiro, eller skriv kontots svenska IBAN och BIC längre ner",
    ],
    [
      "iban",
      { bankgiro: "", iban: "SE4550000000058398257466", bic: "ESSESESS" },
      "Fyll i bankgiro, plusgiro eller bankkonto också. IBAN är för betalning från utlandet, och regionen betalar inom Sverige",
    ],
    [
      "iban",
      { iban: "SE4550000000058398257467", bic: "ESSESESS" },
      "IBAN-numrets kontrollsiffror stämmer inte. Jämför tecken för tecken",
    ],
    [
      "bic",
      { iban: "SE4550000000058398257466" },
      "Skriv bankens BIC också. Den som betalar från utlandet behöver båda",
    ],
    ["iban", { bic: "ESSESESS" }, "Skriv IBAN också, eller ta bort BIC"],
    [
      "factoringName",
      { ...factoring, factoringName: "" },
      "Skriv factoringbolagets namn, eller töm alla fälten om factoring",
    ],
    [
      "factoringOrganisationNumber",
      { ...factoring, factoringOrganisationNumber: "" },
      "Skriv factoringbolagets organisationsnummer, eller töm alla fälten om factoring",
    ],
    [
      "factoringAccountNumber",
      { ...factoring, factoringAccountNumber: "" },
      "Skriv numret på factoringbolagets konto, eller töm alla fälten om factoring",
    ],
    [
      "assignmentText",
      { ...factoring, assignmentText: "" },
      "Skriv överlåtelsetexten som factoringbolaget vill ha den, eller töm alla fälten om factoring",
    ],
    [
      "factoringAccountNumber",
      { ...factoring, factoringAccountNumber: "5402-9681" },
      "Det här är ert eget konto, som ni har skrivit längre upp. Skriv factoringbolagets",
    ],
    [
      "factoringAccountKind",
      { ...factoring, factoringAccountKind: "" },
      "Välj om factoringbolagets konto är ett bankgiro, ett plusgiro eller ett bankkonto",
    ],
    [
      "numberPrefix",
      { numberPrefix: "F 1!" },
      "Prefixet får ha högst 10 tecken: bokstäver A–Z, siffror, bindestreck och snedstreck",
    ],
    ["nextNumber", { numberAutomatic: "yes" }, "Skriv vilket nummer nästa faktura ska få"],
    ["nextNumber", { nextNumber: "ett" }, "Skriv numret med 1–12 siffror, till exempel 1001"],
    ["paymentTermsDays", { paymentTermsDays: "" }, "Skriv hur många dagar mottagaren har på sig att betala"],
    [
      "paymentTermsDays",
      { paymentTermsDays: "31" },
      "Skriv högst 30 dagar. Regionen och andra myndigheter får inte ha längre tid på sig (räntelagen 2 a §)",
    ],
    ["vatPercent", { vatPercent: "19" }, "Välj en av momssatserna"],
    ["ourReference", { ourReference: "x".repeat(101) }, "Texten får vara högst 100 tecken; nu är den 101"],
  ])("%s: %j", async (field, typed, sentence) => {
    const browser = await door.signedIn((await aSupplier(house)).actor);
    const answered = await save(browser, typed);
    expect(answered.statusCode).toBe(422);
    expect(answered.body).toContain("<title>Fel: Inställningar › Skicka");
    expect(told(answered.body, field)).toEqual([sentence, sentence]);
  });

  test("all at once, with everything typed kept", async () => {
    const browser = await door.signedIn((await aSupplier(house)).actor);
    const typed = {
      bankgiro: "1<b>",
      clearing: "1274",
      accountNumber: "0235306",
      iban: "SE1",
      bic: "X",
      vatPercent: "",
    };
    const { body } = await save(browser, typed);
    expect(body).toContain("Det finns 5 saker att rätta");
    for (const text of ["1&lt;b", "1274", "0235306", "SE1"]) expect(body).toContain(`value="${text}`);
    expect(body).not.toContain("1<b>");
  });

  test("in English for whoever reads English", async () => {
    const browser = await door.signedIn((await aSupplier(house)).actor);
    browser.cookies.set("__Host-language", "en");
    const { body } = await save(browser, { bankgiro: "5402-9682" });
    expect(told(body, "bankgiro")[0]).toContain("check digit");
  });
});
