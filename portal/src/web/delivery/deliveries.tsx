/** What goes out of the portal and comes into it, for those who look after it: what got stuck, and what to do about it. */
import { getArrivalBytes, listQuarantined, retryArrival } from "../../domain/arrivals/quarantine.ts";
import { listTroubledRoads } from "../../domain/delivery/carrier-health.ts";
import { resolveTransmission } from "../../domain/delivery/resolve-parked.ts";
import { listParked, type ParkedTransmission } from "../../domain/delivery/transmissions.ts";
import { listStuckAnswers } from "../../domain/inbox/list-stuck-answers.ts";
import { Refusal } from "../../domain/refusal.ts";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, readForm } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { DeliveriesPage } from "./deliveries-page.tsx";
import { deliveryPaths } from "./delivery-paths.ts";
import { ResolutionForm, resolutionSchema } from "./resolution-form.tsx";

export const deliveryRoutes: readonly Route[] = [
  get(paths.deliveries, "delivery.watch", showAll),
  get("/deliveries/:id", "delivery.watch", (visit) => showOne(visit)),
  post("/deliveries/:id", "delivery.watch", settle),
  get("/deliveries/arrivals/:id", "delivery.watch", download),
  post("/deliveries/arrivals/:id", "delivery.watch", tryAgain),
];

async function showAll(visit: Visit): Promise<Answer> {
  const { say, seal } = visit;
  const shown = await visit.ask(async (work) => ({
    roads: await listTroubledRoads(work),
    parked: await listParked(work),
    quarantined: await listQuarantined(work),
    answers: await listStuckAnswers(work),
  }));
  const title = say.delivery.watch.title;
  return { kind: "page", title, wide: true, body: <DeliveriesPage say={say} seal={seal} {...shown} /> };
}

async function findParked(visit: Visit): Promise<ParkedTransmission> {
  const parked = await visit.ask((work) => listParked(work));
  const one = parked.find(({ instanceId }) => instanceId === visit.params["id"]);
  if (one === undefined) throw new Refusal("not-found");
  return one;
}

async function showOne(visit: Visit, faults?: readonly FieldFault[]): Promise<Answer> {
  const { say, seal, fields } = visit;
  const words = say.delivery.watch;
  const { instanceId, sellerName } = await findParked(visit);
  return {
    kind: "page",
    ...(faults !== undefined && { status: 422 as const }),
    title: say.delivery.parked.question,
    crumbs: [{ label: words.title, href: paths.deliveries }],
    body: (
      <ResolutionForm
        say={say}
        seal={seal}
        form={fillForm({ say, fields, ...(faults && { faults }), sentences: say.delivery.parked.faults })}
        action={deliveryPaths.parked(instanceId)}
        heading={words.checkHeading(sellerName)}
        lead={words.checkLead(instanceId)}
      />
    ),
  };
}

async function settle(visit: Visit): Promise<Answer> {
  const read = readForm(resolutionSchema, visit.fields);
  if (!read.ok) return showOne(visit, read.faults);
  const instanceId = visit.params["id"] ?? "";
  await visit.perform(
    (work) => resolveTransmission(work, { instanceId, ...read.value }),
    () => paths.deliveries,
  );
  return { kind: "redirect", to: paths.deliveries, notice: visit.say.delivery.parked.saved };
}

async function download(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  const bytes = await visit.ask((work) => getArrivalBytes(work, id));
  return { kind: "file", name: `${id}.bin`, type: "application/octet-stream", bytes };
}

async function tryAgain(visit: Visit): Promise<Answer> {
  const id = visit.params["id"] ?? "";
  await visit.perform(
    (work) => retryArrival(work, id),
    () => paths.deliveries,
  );
  return { kind: "redirect", to: paths.deliveries, notice: visit.say.delivery.watch.triedAgain };
}
