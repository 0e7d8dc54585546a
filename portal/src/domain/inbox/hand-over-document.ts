/** A person at the unit hands a document over to the finance system. */
import type { Work } from "../../work.ts";
import { askHandover } from "../handover/ask-handover.ts";
import { getDocument } from "./queries.ts";

export async function handOverDocument(work: Work, documentId: string): Promise<void> {
  const { id, receiverId } = await getDocument(work, documentId);
  await askHandover(work, { documentId: id, receiverId });
}
