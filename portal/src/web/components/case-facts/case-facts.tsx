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

/** In the order of the words: the database keeps no order of a case's facts. */
function factsOf(say: Messages, about: Case["about"]) {
  const facts = about as unknown as Readonly<Record<string, string | readonly string[] | undefined>>;
  return Object.entries(say.cases.about).flatMap(([name, label]) => {
    const fact = facts[name];
    const value = label === "" || fact === undefined ? "" : valueOf(say, name, fact);
    return value === "" ? [] : [{ name: label, value }];
  });
}

function valueOf(say: Messages, name: string, fact: string | readonly string[]): string {
  if (typeof fact !== "string") return fact.join(", ");
  if (name === "topic") return (say.cases.topics as Readonly<Record<string, string>>)[fact] ?? fact;
  if (name === "accessRole") return say.outbound.accessRoles[fact as AccessRole].label;
  return name === "organisationNumber" ? organisationNumberText(fact) : fact;
}
