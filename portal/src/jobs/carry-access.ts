/** A request for access between two organisations: placed with who is to answer, and given at the creditor. */
import { getRequest } from "../domain/entry/access-request.ts";
import { letIn } from "../domain/entry/answer-request.ts";
import { findOrderersFor, placeRequest } from "../domain/entry/place-request.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const placeAccessRequest: JobHandler<"place-access-request"> = async ({ perform }, payload) => {
  const asker = machineOf(payload.organisationId);
  const request = await perform(asker, (work) => getRequest(work, payload.requestId));
  if (request.state !== "placing") return;
  const orderers = await perform(machineOf(request.creditorId), (work) => findOrderersFor(work, request));
  await perform(asker, (work) => placeRequest(work, { request, orderers }));
};

export const carryAccess: JobHandler<"carry-access"> = async ({ perform }, payload) => {
  const request = await perform(machineOf(payload.organisationId), (work) => getRequest(work, payload.requestId));
  if (request.state === "given") await perform(machineOf(request.creditorId), (work) => letIn(work, request));
};

function machineOf(organisationId: OrganisationId): Actor {
  return { kind: "machine", job: "carry-access", organisationId };
}
