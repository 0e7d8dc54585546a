/** What a made-up supplier has brought in a spreadsheet of its own and not yet taken in, and a draft whose reference it asks for. */
import type { Person } from "../domain/access/permissions.ts";
import { judgeNext } from "../domain/imports/judge-next.ts";
import { keepSheet, saveColumns } from "../domain/imports/kept-sheet.ts";
import { saveDraft } from "../domain/invoices/save-draft.ts";
import type { ReceiverId } from "../domain/receivers/receiver.ts";
import { askReference } from "../domain/references/ask-reference.ts";
import type { Perform, Work } from "../work.ts";

const headings = ["Vårt nr", "Plats", "Ref", "Klart", "Jobb", "Antal", "Sort", "Kr/st", "Moms %"];
/** What the columns hold, as somebody has told the portal. */
const columns = {
  number: 0,
  receiver: 1,
  reference1: 2,
  deliveryOn: 3,
  description: 4,
  quantity: 5,
  unit: 6,
  price: 7,
  vat: 8,
};

const jobs = [
  ["Å-2001", "Kardiologmottagningen, Exempelstads sjukhus", "123456", "Byte av dörrstängare", "2", "st", "1250", "25"],
  ["", "", "", "Arbete, snickare", "3,5", "tim", "585", "25"],
  ["Å-2002", "Akutmottagningen, Exempelstads sjukhus", "12", "Hyllor i förråd", "1", "st", "3400", "25"],
  ["Å-2003", "Lasarettet", "123456", "Justering av luckor", "två", "tim", "585", "25"],
] as const;

/** Harmless when it has been there, whatever has become of it since. */
export async function loadDemoSheets(perform: Perform, owner: Person, unitId: ReceiverId): Promise<void> {
  const known = await perform(owner, ({ db }) =>
    db.selectFrom("sheet_columns").select("headings").where("organisation_id", "=", owner.organisationId).execute(),
  );
  if (known.length > 0) return;
  const { id } = await perform(owner, async (work) => {
    const rows = jobs.map(([number, unit, reference, ...line], at) => ({
      row: at + 2,
      cells: [number, unit, reference, number === "" ? "" : work.today, ...line],
    }));
    const sheet = { fileName: "november.xlsx", rows: [{ row: 1, cells: headings }, ...rows], unreadable: [] };
    return keepSheet(work, sheet);
  });
  await perform(owner, (work) => saveColumns(work, id, columns));
  const act = <T>(command: (work: Work) => Promise<T>): Promise<T> => perform(owner, command);
  await judgeNext(act, { sheetId: id });
  await perform(owner, async (work) => {
    const draftId = work.newId();
    const fields = {
      receiver: unitId,
      deliveryOn: work.today,
      "lines.1.description": "Trösklar i entrén",
      "lines.1.quantity": "3",
      "lines.1.unit": "st",
      "lines.1.price": "890",
      "lines.1.vat": "25",
    };
    await saveDraft(work, { id: draftId, version: 0, fields });
    await askReference(work, {
      draftId,
      ordererName: "Eva Ek",
      purchase: "Trösklar i entrén, lagda den här veckan",
      words: "Hon ringde från receptionen och hade ingen referens till hands.",
    });
  });
}
