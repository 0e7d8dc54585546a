/** What keeps organisations apart in the schema itself, judged from the catalogue: the second wall, and who may be outside it. */
import type { Catalogue, Index, Policy, Table } from "./catalogue.ts";

/** Tables outside the wall, each with why: what somebody without an organisation, or of any organisation, must reach. */
const globalTables: Readonly<Record<string, string>> = {
  access_point_messages: "what the access point brings is stored before anybody has read whose it is",
  account_networks: "signing in comes before any organisation",
  approvals_due: "what waits for an attestant is found before it is known whose it is; ids, days and a step alone",
  accounts: "a person may belong to several organisations",
  card_holders: "a card is read before any organisation is known",
  carrier_health: "the road to a carrier is everybody's",
  clients: "a system is recognised before its organisation is known; only a hash is kept",
  code_apps: "signing in comes before any organisation; seeds are locked",
  fault_tallies: "counts by day, unit and fault, without a trace of whose invoice it was",
  identities: "a person is recognised before any organisation",
  form_keys: "a form is sent by visitors too; the key is a hash that nobody can guess",
  introduction_policies: "a supplier's side asks what the region wants; writing is walled by owner",
  mail_attempts: "letters go to people who have no organisation yet",
  mails: "letters go to people who have no organisation yet",
  logouts_heard: "the region's sign-in tells before anybody is known; only hashes of its messages",
  one_time_links: "a link is followed before signing in; only its hash is kept",
  organisations: "what public registers know; a supplier sees the region's name and the region the supplier's",
  page_feedback: "told by anybody, signed in or not, without a name",
  passkey_challenges: "asked of a device before anybody is known; bound to a browser",
  passkeys: "signing in comes before any organisation; public keys only",
  payment_policies: "a supplier's side asks what the region demands; writing is walled by owner",
  plan_levels: "what everybody chooses among when registering; writing is walled to regions",
  participant_look_ups: "what the network says of a participant is nobody's secret",
  receiver_words: "the directory's vocabulary, made from public names",
  receivers: "the directory is public; writing is walled by owner",
  recurring_due: "what falls due is found before it is known whose it is; ids and a day alone",
  reference_rules: "the receiver card is public; writing is walled by owner",
  recovery_codes: "signing in comes before any organisation; only hashes are kept",
  registrations: "asked for before there is an organisation",
  schema_migrations: "the schema's own history",
  sessions: "a browser is recognised before its organisation is known; only a hash is kept",
  sign_ins_halfway: "the password was right and the person is not in yet; bound to a browser",
  sign_ins_begun: "a sign-in is begun before anybody is known; secrets of one use, bound to a browser",
  throttles: "tries are counted before signing in; keys are hashes",
  transmissions: "an answer from the network names a message, not an organisation; holds identifiers only",
};

/** Says what is wrong, one sentence a fault; nothing when all is well. */
export function judgeIsolation({ tables }: Catalogue): readonly string[] {
  return tables.flatMap((table) => judgeTable(table).map((fault) => `${table.name}: ${fault}`));
}

function judgeTable(table: Table): string[] {
  const kind = /^(Tenant|Global)\. Written by ([a-z/ ,]+)\. /.exec(table.comment ?? "")?.[1];
  if (table.comment === null)
    return ["has no comment on table. Begin it with Tenant. or Global., and the room that writes it."];
  if (kind === undefined)
    return [`the comment does not begin with "Tenant. Written by <room>." or "Global. Written by <room>."`];
  return kind === "Tenant" ? judgeTenant(table) : judgeGlobal(table);
}

function judgeTenant(table: Table): string[] {
  const organisation = table.columns.find(({ name }) => name === "organisation_id");
  if (organisation === undefined) return ["is a tenant's and has no organisation_id."];
  return [
    ...(organisation.nullable ? ["organisation_id must be not null."] : []),
    ...(table.rowSecurity ? [] : ["row level security is not enabled."]),
    ...(table.rowSecurityForced ? [] : ["row level security does not bind the owner: force it."]),
    ...(table.policies.length > 0 ? [] : ["has no policy."]),
    ...table.policies.flatMap(judgePolicy),
    ...table.indexes
      .filter((index) => !leadsWithTenant(index, table))
      .map(({ name }) => `the index ${name} begins with something else than organisation_id.`),
  ];
}

const wall = "(organisation_id = current_organisation())";
/** People see their own memberships in every organisation, to choose among them. They see; they do not write. */
const ownAccount = "(account_id = current_account())";
/** A customer's users see, and only see, what a creditor keeps about the Kund-IDs they have access to (docs/decisions/0031). */
const ownAccess: readonly string[] = [
  "(id = ANY (( SELECT current_customers() AS current_customers)::uuid[]))",
  "(customer_id = ANY (( SELECT current_customers() AS current_customers)::uuid[]))",
  "(customer_key = ANY (( SELECT current_customer_keys() AS current_customer_keys)::integer[]))",
  "(organisation_id = ANY (( SELECT current_creditors() AS current_creditors)::uuid[]))",
];
const mayOnlyShow: readonly (string | null)[] = [ownAccount, ...ownAccess];

/** A policy for reading needs only `using`, one for writing only `with check`; every other needs both. */
function judgePolicy({ name, command, using, check }: Policy): string[] {
  const reads = command !== "insert" && using !== wall && !(command === "select" && mayOnlyShow.includes(using));
  const writes = !["select", "delete"].includes(command) && check !== wall;
  return [
    ...(reads ? [`the policy ${name} shows more than rows of current_organisation().`] : []),
    ...(writes ? [`the policy ${name} lacks a with check of current_organisation().`] : []),
  ];
}

/**
 * A unique identifier across organisations may have an index of its own: it answers whether, never whose. So may an account,
 * where people see their own rows.
 */
function leadsWithTenant({ columns, unique }: Index, { policies }: Table): boolean {
  const [first] = columns;
  const ownRows = first === "account_id" && policies.some(({ using }) => using === ownAccount);
  return first === "organisation_id" || ownRows || (unique && columns.length === 1);
}

function judgeGlobal({ name }: Table): string[] {
  return name in globalTables
    ? []
    : ["is not on the global list in db/isolation.ts. Wall it, or add it there with a reason."];
}
