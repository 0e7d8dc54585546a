/** Opens a case of a kind: by a party towards a desk, or by the portal at the desk itself. Any room may. */
import type { OrganisationId, Work } from "../../work.ts";
import { type Actor } from "../../work.ts";
import { may, requireOrganisation } from "../access/permissions.ts";
import { record } from "../events/record.ts";
import { Refusal } from "../refusal.ts";
import { type Case, referenceOf } from "./case.ts";
import { insertCase } from "./insert-case.ts";
import { type CaseAbout, type CaseKind, kindRow } from "./kinds.ts";
import { notifyDesk } from "./notify.ts";
import { getCase } from "./queries.ts";
import { type NewFile, writeMessage } from "./write-message.ts";

export interface OpenCase<K extends CaseKind> {
  readonly kind: K;
  readonly about: CaseAbout[K];
  /** The region whose desk is asked. */
  readonly deskId: OrganisationId;
  /** The receiving unit, for kinds in a unit's queue. */
  readonly receiverId?: string;
  readonly words?: string | undefined;
  readonly files?: readonly NewFile[];
}

/** As the party: its own row, the first message, and the job that carries it. */
export async function openCase<K extends CaseKind>(work: Work, input: OpenCase<K>): Promise<Case> {
  const organisationId = requireOrganisation(work);
  requireParty(work.actor);
  const { kind, about, deskId, receiverId, words, files } = input;
  if (kindRow(kind).opens !== "party") throw new Error(`Cases of the kind ${kind} are opened by the portal.`);
  const party = await work.db
    .selectFrom("organisations")
    .select(["name", "organisation_number"])
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  const id = work.newId();
  await insertCase(work, {
    id,
    side: "party",
    kind,
    about,
    receiverId,
    counterpartId: deskId,
    partyName: party.name,
    partyNumber: party.organisation_number,
    openedAt: work.now,
  });
  const opened = await getCase(work, id);
  await writeMessage(work, opened, { act: "open", to: "new", words, ...(files && { files }) });
  await record(work, "case.opened", { subject: id, facts: { kind, reference: referenceOf(id) } });
  return opened;
}

/** As the portal, acting for the desk: a case without a party that sees it. */
export async function openAtDesk<K extends CaseKind>(
  work: Work,
  { kind, about, party }: PortalCase<K>,
): Promise<string> {
  if (kindRow(kind).opens !== "portal") throw new Error(`Cases of the kind ${kind} are opened by a party.`);
  const id = work.newId();
  await insertCase(work, {
    id,
    side: "desk",
    kind,
    about,
    receiverId: undefined,
    counterpartId: undefined,
    partyName: party.name,
    partyNumber: party.number,
    openedAt: work.now,
  });
  await record(work, "case.arrived", {
    subject: id,
    organisationId: requireOrganisation(work),
    facts: { kind, reference: referenceOf(id) },
  });
  await notifyDesk(work, id, "arrived");
  return id;
}

export interface PortalCase<K extends CaseKind> {
  readonly kind: K;
  readonly about: CaseAbout[K];
  /** Whom it concerns. */
  readonly party: { readonly name: string; readonly number: string };
}

function requireParty(actor: Actor): void {
  if (actor.kind === "machine") return;
  if (actor.kind !== "person" || !may(actor.role, "case.write")) throw new Refusal("not-allowed");
}
