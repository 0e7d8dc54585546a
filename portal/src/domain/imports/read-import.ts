/**
 * Reads the next documents of an import: each gets its verdict, and nothing is sent. One batch is one transaction, and how far
 * it came stands in the import's row, so that a kill loses at most a batch and a second reader finds nothing left.
 */
import { toMinor } from "@fakturaporten/einvoice";
import type { Work } from "../../work.ts";
import { requirePermission } from "../access/permissions.ts";
import { numberKey } from "../invoices/number-key.ts";
import { type LookedInto, mayHoldFiles } from "./embedded-files.ts";
import { type Import, importLifecycle } from "./import.ts";
import { getOwnTerms, type JudgedImport, judgeImported, type OwnTerms } from "./judge-imported.ts";
import { importLimits } from "./limits.ts";
import { type FileDocument, openFile } from "./open-file.ts";
import { findImport, lockImport } from "./queries.ts";
import { tellOfImport } from "./tell-of-import.ts";

/** The documents of an import that is to be read; unpacked one by one as they are asked for. */
export async function openImport(work: Work, id: string): Promise<readonly FileDocument[]> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const kept = await work.db
    .selectFrom("imports")
    .select(["file_name", "file_bytes"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .where("state", "=", "uploaded")
    .executeTakeFirst();
  if (kept === undefined) return [];
  const opened = openFile({ name: kept.file_name, bytes: kept.file_bytes });
  return opened.ok ? opened.documents : [];
}

/** What was found in the files within documents, by the documents' places; those without files need not be there. */
export type LookedPlaces = ReadonlyMap<number, LookedInto>;

/** The next documents that may hold files, by their places: to be looked into before they are read. */
export async function findPlacesToLookAt(
  work: Work,
  id: string,
  documents: readonly FileDocument[],
): Promise<readonly number[]> {
  const { state, readCount } = await findImport(work, id);
  if (state !== "uploaded") return [];
  const places = documents.slice(readCount, readCount + importLimits.batch).map((_, at) => readCount + at + 1);
  return places.filter((place) => {
    const ubl = documents[place - 1]?.read();
    return ubl !== undefined && mayHoldFiles(ubl);
  });
}

export interface ToRead {
  readonly documents: readonly FileDocument[];
  readonly looked: LookedPlaces;
}

/** Says whether there is more to read. */
export async function readBatch(work: Work, id: string, { documents, looked }: ToRead): Promise<boolean> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const found = await lockImport(work, id);
  if (found.state !== "uploaded") return false;
  const batch = documents.slice(found.readCount, found.readCount + importLimits.batch);
  const own = await getOwnTerms(work);
  let place = found.readCount;
  for (const document of batch) {
    place += 1;
    await judgeNext(work, { importId: id, place, document, own, looked: looked.get(place) });
  }
  const isRead = place >= found.documentCount;
  await work.db
    .updateTable("imports")
    .set({ read_count: place, ...(isRead && { state: importLifecycle.next("uploaded", "read") }) })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
  if (isRead) await tell(work, found);
  return !isRead && batch.length > 0;
}

async function tell(work: Work, { id, documentCount }: Pick<Import, "id" | "documentCount">): Promise<void> {
  if (documentCount >= importLimits.worthALetter) await tellOfImport(work, "import-read", await findImport(work, id));
}

interface Next {
  readonly importId: string;
  readonly place: number;
  readonly document: FileDocument;
  readonly own: OwnTerms;
  readonly looked: LookedInto | undefined;
}

async function judgeNext(work: Work, { importId, place, document, own, looked }: Next): Promise<void> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const ubl = document.read();
  const judged = ubl === undefined ? unpackable : await judgeImported(work, { ubl, own, files: looked?.faults });
  const twin = judged.document && (await findTwin(work, importId, judged.document.number));
  const twice = twin === undefined ? [] : [{ path: "number", code: "import-twice", params: { place: String(twin) } }];
  const faults = [...judged.faults, ...twice];
  const isReady = faults.length === 0 && ubl !== undefined;
  await work.db
    .insertInto("import_items")
    .values({
      organisation_id: organisationId,
      import_id: importId,
      place,
      name: document.name.replace(/\p{Cc}/gu, "").slice(-300) || String(place),
      state: isReady ? "ready" : "faulty",
      ...factsOf(judged),
      faults: JSON.stringify(faults),
      files: looked?.files.length ?? 0,
      ubl: isReady ? Buffer.from(ubl.buffer, ubl.byteOffset, ubl.byteLength) : null,
    })
    .execute();
}

const unpackable: JudgedImport = {
  faults: [{ path: "", code: "import-unpackable", params: {} }],
  warnings: [],
  earlier: { credited: undefined, replaced: undefined, corrected: undefined },
};

/** What the list knows a document by, as far as it could be read. */
function factsOf({ document, receiver, faults }: JudgedImport) {
  if (document === undefined) return {};
  const { number, currency, totals, buyer } = document;
  const known = { number: number.slice(0, 200), number_key: numberKey(number).slice(0, 200) };
  const receiver_name = (receiver?.name ?? buyer.name).slice(0, 300);
  // An amount with more decimals than its currency has is told by the rules, and cannot be listed.
  if (faults.some(({ code }) => code === "rule" || code === "import-currency")) return { ...known, receiver_name };
  return { ...known, receiver_name, currency, payable_minor: toMinor(totals.due, currency).minor };
}

/** The earlier document of the same file that has this number. */
async function findTwin(work: Work, importId: string, number: string): Promise<number | undefined> {
  const { organisationId } = requirePermission(work, "invoice.write");
  const twin = await work.db
    .selectFrom("import_items")
    .select("place")
    .where("organisation_id", "=", organisationId)
    .where("import_id", "=", importId)
    .where("number_key", "=", numberKey(number).slice(0, 200))
    .orderBy("place")
    .limit(1)
    .executeTakeFirst();
  return twin?.place;
}
