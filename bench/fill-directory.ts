/** Puts many receivers into a database at once, as `saveReceiver` would one by one. */
import type pg from "pg";
import { endingsOf, nearKeysOf } from "../portal/src/domain/receivers/fold.ts";
import type { PlausibleReceiver } from "./plausible-receivers.ts";

const batch = 2000;

/** Answers with the number of different words. Fills as the first region it finds. */
export async function fillDirectory(client: pg.Client, receivers: readonly PlausibleReceiver[]): Promise<number> {
  const region = await client.query<{ id: string }>("select id from organisations where kind = 'region' limit 1");
  const organisation = region.rows[0]?.id;
  for (const some of inBatches(receivers)) await client.query(insertReceivers, [organisation, JSON.stringify(some)]);
  const words = [...new Set(receivers.flatMap((receiver) => receiver.words))];
  const rows = words.map((word) => ({ word, near: nearKeysOf(word), endings: endingsOf(word) }));
  for (const some of inBatches(rows)) await client.query(insertWords, [JSON.stringify(some)]);
  await client.query(insertRules);
  await client.query("vacuum analyze receivers, reference_rules, receiver_words");
  return words.length;
}

const insertReceivers = `
  insert into receivers (id, organisation_id, name, organisation_number, gln, peppol_scheme, peppol_value, aliases, street,
    postal_code, city, attachments_max, attachment_bytes_max, active, changed_at, name_folded, words)
  select gen_random_uuid(), $1, one->>'name', one->>'organisationNumber', one->>'gln', '0088', one->>'gln',
    array(select jsonb_array_elements_text(one->'aliases')), 'Gatan 1', '12345', one->>'city', 10, 5000000, true, now(),
    one->>'nameFolded', array_to_tsvector(array(select jsonb_array_elements_text(one->'words')))
  from jsonb_array_elements($2::jsonb) one`;

const insertWords = `
  insert into receiver_words
  select one->>'word', array(select jsonb_array_elements_text(one->'near')),
    array_to_tsvector(array(select jsonb_array_elements_text(one->'endings')))
  from jsonb_array_elements($1::jsonb) one on conflict do nothing`;

const insertRules = `
  insert into reference_rules (organisation_id, receiver_id, version, reference_help_sv, reference_help_en, valid_from)
  select organisation_id, id, 1, 'Skriv referensen.', 'Write the reference.', now() from receivers
  on conflict do nothing`;

function* inBatches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += batch) yield all.slice(from, from + batch);
}
