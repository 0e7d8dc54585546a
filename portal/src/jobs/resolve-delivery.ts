/** Writes where it belongs what somebody who looks after the portal has said about a message whose fate nobody knew. */
import { applyResolution } from "../domain/delivery/resolve-parked.ts";
import type { JobHandler } from "./handlers.ts";
import { holdOf } from "./held-kinds.ts";

export const resolveDelivery: JobHandler<"resolve-delivery"> = ({ perform }, { organisationId, instanceId }) =>
  perform({ kind: "machine", job: "resolve-delivery", organisationId }, (work) =>
    applyResolution(work, instanceId, holdOf),
  );
