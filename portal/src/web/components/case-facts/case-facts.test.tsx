import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { messages } from "../../messages/messages.ts";
import { CaseFacts } from "./case-facts.tsx";

test("facts stand in one order, whichever the database gives them in; what has no word is not shown", () => {
  const about = {
    phone: "08-123 456 78",
    accountId: "5a0c9a2e",
    personName: "Nils Ny",
    companyName: "Väster Vård AB",
    personEmail: "nils@prov.example",
    organisationNumber: "5599000139",
  };
  const names = (language: "sv" | "en"): readonly string[] => {
    const html = render(<CaseFacts say={messages[language]} about={about} />);
    expect(html).not.toContain("5a0c9a2e");
    return [...html.matchAll(/<dt[^>]*>([^<]*)/g)].map(([, name = ""]) => name);
  };
  expect(names("sv")).toEqual(["Företag", "Organisationsnummer", "Person", "E-post", "Telefon"]);
  expect(names("en")).toEqual(["Company", "Organisation number", "Person", "E-mail", "Phone"]);
});
