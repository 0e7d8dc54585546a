/**
 * Reads vouchers as an accounting program must, by SIE-Gruppen's published format (SIE filformat 4, type 4I) and by nothing of ours:
 * byte by byte, with the letters of code page 437 that Swedish needs. Whatever the format does not allow is a fault with its line.
 */
export interface ReadVoucher {
  readonly series: string;
  readonly number: string;
  readonly day: string;
  readonly text: string;
  readonly rows: readonly ReadRow[];
}

interface ReadRow {
  readonly account: string;
  readonly objects: readonly string[];
  readonly ore: bigint;
  readonly text: string;
}

export interface SieReading {
  readonly faults: readonly string[];
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly accounts: ReadonlyMap<string, string>;
  readonly vouchers: readonly ReadVoucher[];
}

/** Bytes above 127 by the format's table: those of Swedish, and the accented letters of Swedish names. */
const letters: Readonly<Record<number, string>> = {
  0x80: "Ç",
  0x81: "ü",
  0x82: "é",
  0x84: "ä",
  0x85: "à",
  0x86: "å",
  0x87: "ç",
  0x88: "ê",
  0x89: "ë",
  0x8a: "è",
  0x8e: "Ä",
  0x8f: "Å",
  0x90: "É",
  0x94: "ö",
  0x99: "Ö",
  0x9a: "Ü",
  0xa0: "á",
  0xa1: "í",
  0xa2: "ó",
  0xa3: "ú",
  0xa4: "ñ",
  0xa5: "Ñ",
};
const carriageReturn = 13;
const lineFeed = 10;
const obliged = ["#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#FNAMN"];
/** Fields that each label must have at least, and may have at most. */
const fieldCounts: Readonly<Record<string, readonly [number, number]>> = {
  "#FLAGGA": [1, 1],
  "#PROGRAM": [2, 2],
  "#FORMAT": [1, 1],
  "#GEN": [1, 2],
  "#SIETYP": [1, 1],
  "#ORGNR": [1, 3],
  "#FNAMN": [1, 1],
  "#KONTO": [2, 2],
  "#DIM": [2, 2],
  "#VER": [3, 6],
  "#TRANS": [3, 7],
};

export function readSie(bytes: Uint8Array): SieReading {
  const faults: string[] = [];
  const labels = new Map<string, readonly string[]>();
  const accounts = new Map<string, string>();
  const vouchers: (ReadVoucher & { rows: ReadRow[] })[] = [];
  let inside = false;
  const lines = linesOf(bytes, faults);
  for (const [index, line] of lines.entries()) {
    const complain = (what: string) => faults.push(`${index + 1}: ${what}`);
    const open = vouchers.at(-1);
    if (line === "{" || line === "}") {
      if (inside === (line === "{") || open === undefined) complain("brace out of place");
      if (line === "}" && open?.rows.reduce((sum, { ore }) => sum + ore, 0n) !== 0n) complain("does not sum to zero");
      inside = line === "{";
      continue;
    }
    const { fields, objects } = fieldsOf(line, complain);
    const [label = "", ...rest] = fields;
    const [least, most] = fieldCounts[label] ?? [0, -1];
    if (rest.length < least || rest.length > most) complain(`${label} has ${rest.length} fields`);
    if ((label === "#TRANS") !== inside) complain(`${label} out of place`);
    if (label === "#TRANS") open?.rows.push(rowOf(rest, objects, complain));
    else if (label === "#VER") vouchers.push(voucherOf(rest, complain));
    else if (vouchers.length > 0) complain(`${label} after a voucher`);
    else if (label === "#KONTO") accounts.set(rest[0] ?? "", rest[1] ?? "");
    else if (labels.has(label) && label !== "#DIM") complain(`${label} twice`);
    else labels.set(label, rest);
  }
  if (inside) faults.push("the last voucher is not closed");
  faults.push(...faultsOfWhole({ faults, labels, accounts, vouchers }));
  return { faults, labels, accounts, vouchers };
}

function linesOf(bytes: Uint8Array, faults: string[]): string[] {
  const lines = [""];
  for (const [at, byte] of bytes.entries()) {
    if (byte === carriageReturn && bytes[at + 1] === lineFeed) continue;
    if (byte === lineFeed && bytes[at - 1] === carriageReturn) {
      lines.push("");
      continue;
    }
    const letter = byte < 128 ? String.fromCharCode(byte) : letters[byte];
    if (letter === undefined || byte < 32 || byte === 127) faults.push(`${lines.length}: byte ${byte}`);
    lines[lines.length - 1] += letter ?? "?";
  }
  if (lines.pop() !== "") faults.push("the last line has no end");
  return lines;
}

/** Fields by blanks; in quotes a blank is a letter, and a backslash says that the quote after it is one. The object list is one field. */
function fieldsOf(
  line: string,
  complain: (what: string) => void,
): { readonly fields: string[]; readonly objects: string[] } {
  const all: string[] = [];
  const objects: string[] = [];
  let at = 0;
  let listed = false;
  const word = (): string => {
    if (line[at] !== '"') {
      const from = at;
      while (at < line.length && !' \t"{}'.includes(line[at] ?? "")) at++;
      if (at === from) complain(`${line[at++]} at ${at}`);
      return line.slice(from, at);
    }
    let text = "";
    for (at++; at < line.length && line[at] !== '"'; at++) {
      if (line[at] === "\\" && line[at + 1] === '"') at++;
      else if (line[at] === "\\") complain("a backslash that escapes nothing");
      text += line[at];
    }
    if (line[at++] !== '"') complain("a quote that is not closed");
    if (at < line.length && !" \t}".includes(line[at] ?? "")) complain("no blank after a quote");
    return text;
  };
  while (at < line.length) {
    if (" \t".includes(line[at] ?? "")) at++;
    else if (line[at] === "{" && !listed) {
      at++;
      listed = true;
      all.push("{}");
    } else if (line[at] === "}" && listed) {
      at++;
      listed = false;
    } else (listed ? objects : all).push(word());
  }
  if (listed) complain("an object list that is not closed");
  if (objects.length % 2 === 1) complain("an object without a dimension");
  return { fields: all, objects };
}

function voucherOf(fields: readonly string[], complain: (what: string) => void): ReadVoucher & { rows: ReadRow[] } {
  const [series = "", number = "", day = "", text = ""] = fields;
  if (!/^\d*$/.test(number)) complain(`the number ${number}`);
  if (!isDay(day)) complain(`the day ${day}`);
  return { series, number, day, text, rows: [] };
}

function rowOf(fields: readonly string[], objects: readonly string[], complain: (what: string) => void): ReadRow {
  const [account = "", list = "", amount = "", day = "", text = ""] = fields;
  if (!/^\d+$/.test(account)) complain(`the account ${account}`);
  if (list !== "{}") complain("no object list");
  if (!/^-?\d+(\.\d{1,2})?$/.test(amount)) complain(`the amount ${amount}`);
  if (day !== "" && !isDay(day)) complain(`the day ${day}`);
  const [whole = "0", part = ""] = amount.replace("-", "").split(".");
  const ore = BigInt(`${/^\d+$/.test(whole) ? whole : "0"}${/^\d*$/.test(part) ? part.padEnd(2, "0") : "00"}`);
  return { account, objects, ore: amount.startsWith("-") ? -ore : ore, text };
}

function isDay(text: string): boolean {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const read = new Date(`${day}T00:00:00Z`);
  return /^\d{8}$/.test(text) && !Number.isNaN(read.valueOf()) && read.toISOString().startsWith(day);
}

function faultsOfWhole({ labels, accounts, vouchers }: SieReading): string[] {
  const first = [...labels.keys()][0];
  const numbers = vouchers.map(({ series, number, day }) => `${series} ${number} ${day.slice(0, 4)}`);
  const used = vouchers.flatMap(({ rows }) => rows.map(({ account }) => account));
  return [
    ...(first === "#FLAGGA" ? [] : ["the first line is not #FLAGGA"]),
    ...obliged.filter((label) => !labels.has(label)).map((label) => `no ${label}`),
    ...(labels.get("#FORMAT")?.[0] === "PC8" ? [] : ["not PC8"]),
    ...(labels.get("#SIETYP")?.[0] === "4" ? [] : ["not type 4"]),
    ...(isDay(labels.get("#GEN")?.[0] ?? "") ? [] : ["#GEN is no day"]),
    ...(/^\d{6}-\d{4}$/.test(labels.get("#ORGNR")?.[0] ?? "000000-0000") ? [] : ["#ORGNR"]),
    ...(new Set(numbers).size === numbers.length ? [] : ["a number twice in a series"]),
    ...(accounts.size === 0 ? [] : used.filter((account) => !accounts.has(account)).map((one) => `${one} has no name`)),
  ];
}
