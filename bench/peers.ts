/**
 * The engine beside npm packages for the same work, in the same run on the same documents: judging (bytes in, verdict out) and
 * writing UBL (bytes out). The peers are no dependencies: they are installed into a folder of their own when asked for, scripts off,
 * and one that the registry does not have is told.
 *
 *   node --conditions=source bench/peers.ts [seconds per figure]
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { completeInvoice, formatDecimal, type Invoice, validate, writeUblBytes } from "@fakturaporten/einvoice";
import { draftOf } from "./measured-drafts.ts";
import { invoiceOf } from "./measured-documents.ts";
import { cpuMs } from "./rates.ts";

const seconds = Number(process.argv[2] ?? 2);
const folder = join(import.meta.dirname, "..", ".tmp", "peers");
const sizes = [1, 20, 1000] as const;

type Work = () => unknown;

interface Peer {
  readonly name: string;
  readonly version: string;
  /** Loads the package; answers with how it judges a document, or writes an invoice. */
  readonly does: "judges" | "writes";
  load(module: unknown): (lines: number) => Work;
}

interface Fin {
  readonly EInvoice: { fromXml(xml: string): Promise<{ validate(): Promise<unknown> }> };
}
interface Toolkit {
  readonly PeppolToolkit: new () => { invoiceToPeppolUBL(invoice: unknown): string };
}

const decoder = new TextDecoder();

const peers: readonly Peer[] = [
  {
    name: "@fin.cx/einvoice",
    version: "5.0.3",
    does: "judges",
    load: (module) => (lines) => {
      const { EInvoice } = module as Fin;
      const documents = documentsOf(lines);
      return async () => {
        for (const bytes of documents) await (await EInvoice.fromXml(decoder.decode(bytes))).validate();
      };
    },
  },
  { name: "@attestwire/en16931", version: "0.7.3", does: "judges", load: unknownShape },
  {
    name: "@pixeldrive/peppol-toolkit",
    version: "0.6.0",
    does: "writes",
    load: (module) => {
      const toolkit = new (module as Toolkit).PeppolToolkit();
      return (lines) => {
        const invoice = toolkitInvoiceOf(completeInvoice(draftOf(lines)));
        return () => new TextEncoder().encode(toolkit.invoiceToPeppolUBL(invoice));
      };
    },
  },
];

function unknownShape(): never {
  throw new Error("It installs here now: say how it is called, so that it can be measured.");
}

/** Half of them with faults, as in bench/validate.ts. */
function documentsOf(lines: number): readonly Uint8Array[] {
  return [invoiceOf(lines, false), invoiceOf(lines, true)];
}

/** The same invoice as the toolkit wants it: floating-point numbers, totals told by the caller. */
function toolkitInvoiceOf(invoice: Invoice) {
  const number = (value: Parameters<typeof formatDecimal>[0]): number => Number(formatDecimal(value));
  const party = ({ name, endpoint, legalId, address, vatNumber }: Invoice["seller"] | Invoice["buyer"]) => ({
    endPoint: { scheme: endpoint?.scheme ?? "0007", id: endpoint?.id ?? "" },
    legalEntity: { registrationName: name, companyId: legalId?.id ?? "" },
    name,
    address: {
      streetName: address.street ?? "",
      cityName: address.city ?? "",
      postalZone: address.postalCode ?? "",
      country: address.country,
    },
    taxSchemeCompanyID: vatNumber ?? "",
    identification: [{ id: legalId?.id ?? "" }],
  });
  const { totals } = invoice;
  return {
    ID: invoice.number,
    issueDate: invoice.issuedOn,
    dueDate: invoice.dueOn,
    invoiceTypeCode: 380,
    documentCurrencyCode: invoice.currency,
    buyerReference: invoice.buyerReference,
    seller: party(invoice.seller),
    buyer: party(invoice.buyer),
    paymentMeans: [{ code: "30", paymentId: "123456789023", name: "Giro", financialAccount: { id: "54029681" } }],
    paymentTermsNote: invoice.paymentTerms,
    taxTotal: [
      {
        taxAmountCurrency: invoice.currency,
        taxAmount: number(totals.vat ?? totals.due),
        subTotals: invoice.vatBreakdown.map((one) => ({
          taxableAmount: number(one.taxable),
          taxAmount: number(one.vat),
          taxCategory: { categoryCode: one.category, percent: number(one.rate ?? one.vat) },
        })),
      },
    ],
    legalMonetaryTotal: {
      currency: invoice.currency,
      lineExtensionAmount: number(totals.lines),
      taxExclusiveAmount: number(totals.withoutVat),
      taxInclusiveAmount: number(totals.withVat),
      prepaidAmount: 0,
      payableAmount: number(totals.due),
    },
    invoiceLines: invoice.lines.map((line) => ({
      id: line.id,
      invoicedQuantity: number(line.quantity),
      unitCode: line.unit,
      lineExtensionAmount: number(line.net),
      price: number(line.price.net),
      name: line.item.name,
      currency: invoice.currency,
      taxCategory: { categoryCode: "S", percent: 25 },
    })),
  };
}

/** Calls a second by this thread's processor time, the best of four turns. */
async function perSecond(work: Work): Promise<number> {
  let best = 0;
  for (let turn = 0; turn < 5; turn += 1) {
    const [start, wall] = [cpuMs(), performance.now()];
    let calls = 0;
    do {
      await work();
      calls += 1;
    } while (cpuMs() - start < seconds * 250 && performance.now() - wall < seconds * 4000);
    if (turn > 0) best = Math.max(best, (calls * 1000) / (cpuMs() - start));
  }
  return best;
}

function install({ name, version }: Peer): unknown {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix", folder];
  const { status } = spawnSync("npm", ["install", ...flags, `${name}@${version}`], { stdio: "ignore" });
  if (status !== 0) return undefined;
  return createRequire(join(folder, "package.json"))(name) as unknown;
}

async function report(): Promise<void> {
  console.log("| what | 1 line | 20 lines | 1 000 lines |\n|---|--:|--:|--:|");
  const ours = {
    judges: await ratesOf((lines) => {
      const documents = documentsOf(lines);
      return () => documents.forEach((bytes) => validate(bytes));
    }),
    writes: await ratesOf((lines) => {
      const invoice = completeInvoice(draftOf(lines));
      return () => writeUblBytes(invoice);
    }),
  };
  const row = (what: string, figures: readonly number[], unit = ""): void =>
    console.log(
      `| ${what} | ${figures.map((one) => `${one >= 100 ? Math.round(one) : one.toPrecision(2)}${unit}`).join(" | ")} |`,
    );
  for (const does of ["judges", "writes"] as const) {
    const perCall = does === "judges" ? 2 : 1;
    row(
      `ours ${does}, a second`,
      ours[does].map((one) => one * perCall),
    );
    for (const peer of peers.filter((one) => one.does === does)) {
      const module = install(peer);
      if (module === undefined) {
        console.log(`| ${peer.name} ${peer.version} | not in this registry | | |`);
        continue;
      }
      const theirs = await ratesOf(peer.load(module));
      row(
        `${peer.name} ${peer.version} ${does}, a second`,
        theirs.map((one) => one * perCall),
      );
      row(
        "… ours is faster by",
        ours[does].map((one, at) => one / (theirs[at] ?? 1)),
        "×",
      );
    }
  }
}

async function ratesOf(work: (lines: number) => Work): Promise<readonly number[]> {
  const figures: number[] = [];
  for (const lines of sizes) figures.push(await perSecond(work(lines)));
  return figures;
}

await report();
