/**
 * What an antivirus program of the operator's says of a file. It is asked after the portal's own two readers have found nothing: it
 * knows what is going round, they know what no invoice needs.
 */
export type Scanned = "clean" | "infected" | "unreachable";

export type Scan = (bytes: Uint8Array) => Promise<Scanned>;

export type ScanFault = "infected" | "not-scanned";

/** Without a program nothing is asked. Whether a file is taken when the program does not answer is the operator's choice. */
export interface Antivirus {
  readonly scan: Scan;
  readonly mustAnswer: boolean;
}

export async function scanFault(antivirus: Antivirus | undefined, bytes: Uint8Array): Promise<ScanFault | undefined> {
  if (antivirus === undefined) return undefined;
  const scanned = await antivirus.scan(bytes);
  if (scanned === "infected") return "infected";
  return scanned === "unreachable" && antivirus.mustAnswer ? "not-scanned" : undefined;
}
