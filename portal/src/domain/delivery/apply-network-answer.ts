/**
 * A buyer's answer that came over the network (T111). It names the invoice by its number, so whoever sends it must be whom the
 * invoice was sent to: anybody on the network could write an answer about somebody else's.
 */
import type { InvoiceResponse, PeppolParticipant } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requireOrganisation } from "../access/permissions.ts";
import { Refusal } from "../refusal.ts";
import { applyAnswer } from "./apply-answer.ts";

export interface NetworkAnswer {
  readonly answerId: string;
  /** Who sent it, as the access point has checked. */
  readonly sender: PeppolParticipant;
  readonly response: InvoiceResponse;
}

const clarificationCharactersMax = 1000;

export async function applyNetworkAnswer(work: Work, { answerId, sender, response }: NetworkAnswer): Promise<void> {
  const instanceId = await answeredDocument(work, sender, response.document);
  const clarifications = response.clarifications ?? [];
  const codeIn = (wanted: "OPStatusReason" | "OPStatusAction") =>
    clarifications.find(({ list }) => list === wanted)?.code;
  const said = clarifications.flatMap(({ text }) => (text === undefined ? [] : [text])).join("\n");
  await applyAnswer(work, {
    answerId,
    instanceId,
    code: response.status,
    reason: codeIn("OPStatusReason"),
    action: codeIn("OPStatusAction"),
    conditions: clarifications.flatMap(({ conditions = [] }) => conditions),
    clarification: said === "" ? undefined : said.slice(0, clarificationCharactersMax),
    answeredAt: work.now,
  });
}

async function answeredDocument(
  work: Work,
  sender: PeppolParticipant,
  { id, typeCode }: InvoiceResponse["document"],
): Promise<string> {
  const row = await work.db
    .selectFrom("invoices")
    .innerJoin("invoice_documents as document", (join) =>
      join
        .onRef("document.organisation_id", "=", "invoices.organisation_id")
        .onRef("document.invoice_id", "=", "invoices.id"),
    )
    .innerJoin("receivers", "receivers.id", "invoices.receiver_id")
    .select("document.document_id")
    .where("invoices.organisation_id", "=", requireOrganisation(work))
    .where("invoices.number", "=", id)
    .where("invoices.kind", "=", typeCode === "381" ? "credit-note" : "invoice")
    .where("receivers.peppol_scheme", "=", sender.scheme)
    .where((is) => is(is.fn("lower", ["receivers.peppol_value"]), "=", sender.id.toLowerCase()))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return row.document_id;
}
