/** A seller's own deliveries: the proof of one to download, and what became of one whose fate nobody knew. */
import { getDeliveryProof } from "../../domain/delivery/evidence.ts";
import { findDelivery } from "../../domain/delivery/queries.ts";
import { resolveParked } from "../../domain/delivery/resolve-parked.ts";
import { getInvoice } from "../../domain/invoices/queries.ts";
import { Refusal } from "../../domain/refusal.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, readForm } from "../form.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { invoicePaths } from "../supplier/invoice-paths.ts";
import { ResolutionForm, resolutionSchema } from "./resolution-form.tsx";

export const supplierDeliveryRoutes: readonly Route[] = [
  get("/invoices/:id/evidence", "invoice.read", downloadProof),
  get("/invoices/:id/delivery/check", "invoice.send", (visit) => showCheck(visit)),
  post("/invoices/:id/delivery/check", "invoice.send", check),
];

async function downloadProof(visit: Visit): Promise<Answer> {
  const proof = await visit.ask((work) => getDeliveryProof(work, visit.params["id"] ?? ""));
  const name = `${visit.say.delivery.proofName(proof.invoiceNumber)}.json`;
  return { kind: "file", name, type: "application/json", bytes: Buffer.from(`${JSON.stringify(proof, null, 2)}\n`) };
}

async function showCheck(visit: Visit, faults?: readonly FieldFault[]): Promise<Answer> {
  const { say, seal, fields } = visit;
  const id = visit.params["id"] ?? "";
  const { invoice, delivery } = await visit.ask(async (work) => ({
    invoice: await getInvoice(work, id),
    delivery: await findDelivery(work, id),
  }));
  if (delivery?.state !== "parked") throw new Refusal("changed-meanwhile");
  const words = say.delivery;
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: words.parked.question,
    crumbs: [
      { label: say.invoices.list.title, href: invoicePaths.list },
      { label: words.title(invoice.kind, invoice.number), href: invoicePaths.invoice(id) },
    ],
    body: (
      <ResolutionForm
        say={say}
        seal={seal}
        form={fillForm({ say, fields, ...(faults && { faults }), sentences: words.parked.faults })}
        action={invoicePaths.deliveryCheck(id)}
        heading={words.parked.heading}
        lead={words.parked.text}
      />
    ),
  };
}

async function check(visit: Visit): Promise<Answer> {
  const read = readForm(resolutionSchema, visit.fields);
  if (!read.ok) return showCheck(visit, read.faults);
  const invoiceId = visit.params["id"] ?? "";
  const to = invoicePaths.invoice(invoiceId);
  await visit.perform(
    (work) => resolveParked(work, { invoiceId, ...read.value }),
    () => to,
  );
  return { kind: "redirect", to, notice: visit.say.delivery.parked.saved };
}
