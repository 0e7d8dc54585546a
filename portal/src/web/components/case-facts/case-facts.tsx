/** What a case is about, as names and values: whichever facts its kind has. */
import type { Case } from "../../../domain/cases/case.ts";
import type { AccessRole } from "../../../domain/customers/access.ts";
import { organisationNumberText } from "../../figures-text.ts";
import type { Messages } from "../../messages/messages.ts";
import { SummaryList } from "../summary-list/summary-list.tsx";

export function CaseFacts({ say, about }: { readonly say: Messages; readonly about: Case["about"] }) {
  const rows = factsOf(say, about);
  return rows.length === 0 ? null : <SummaryList say={say} rows={rows} />;
}

function factsOf(say: Messages, about: Case["about"]) {
  const names = say.cases.about as Readonly<Record<string, string>>;
  return Object.entries(about as unknown as Readonly<Record<string, string | readonly string[]>>).flatMap(
    ([name, fact]) => {
      const label = names[name] ?? "";
      const value = label === "" ? "" : valueOf(say, name, fact);
      return value === "" ? [] : [{ name: label, value }];
    },
  );
}

function valueOf(say: Messages, name: string, fact: string | readonly string[]): string {
  if (typeof fact !== "string") return fact.join(", ");
  if (name === "topic") return (say.cases.topics as Readonly<Record<string, string>>)[fact] ?? fact;
  if (name === "accessRole") return say.outbound.accessRoles[fact as AccessRole].label;
  return name === "organisationNumber" ? organisationNumberText(fact) : fact;
}
