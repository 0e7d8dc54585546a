/** What follows by itself when a supplier changes where it is paid: the change begins in its time, and the region is asked. */
import { askAboutChange, askAboutStop } from "../domain/settings/ask-region.ts";
import { beginAccountChange } from "../domain/settings/begin-account-change.ts";
import type { Actor, OrganisationId } from "../work.ts";
import type { JobHandler } from "./handlers.ts";

export const beginAccountChangeJob: JobHandler<"begin-account-change"> = ({ perform }, { organisationId, changeId }) =>
  perform(machineOf(organisationId, "begin-account-change"), (work) => beginAccountChange(work, changeId));

export const askAboutAccount: JobHandler<"ask-about-account"> = ({ perform }, { organisationId, changeId }) =>
  perform(machineOf(organisationId, "ask-about-account"), (work) => askAboutChange(work, changeId));

export const askAboutStopJob: JobHandler<"ask-about-stop"> = ({ perform }, { organisationId }) =>
  perform(machineOf(organisationId, "ask-about-stop"), askAboutStop);

function machineOf(organisationId: OrganisationId, job: string): Actor {
  return { kind: "machine", job, organisationId };
}
