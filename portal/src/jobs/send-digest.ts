/** Writes one person's digest when its day has come. */
import { writeDigest } from "../domain/parties/write-digest.ts";
import type { JobHandler } from "./handlers.ts";

export const sendDigest: JobHandler<"send-digest"> = ({ perform }, { organisationId, accountId, dueOn }) =>
  perform({ kind: "machine", job: "send-digest", organisationId }, (work) => writeDigest(work, { accountId, dueOn }));
