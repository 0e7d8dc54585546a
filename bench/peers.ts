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
import { euInvoiceOf } from "./eu-invoice.ts";
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

interface Eu {
  readonly InvoiceService: new (
    logger: unknown,
  ) => {
    generate(invoice: unknown, options: { format: string; lang: string }): Promise<string>;
  };
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
  {
    name: "@e-invoice-eu/core",
    version: "2.3.4",
    does: "writes",
    load: (module) => {
      const quiet = { log: () => {}, warn: () => {}, error: () => {} };
      const service = new (module as Eu).InvoiceService(quiet);
      return (lines) => {
        const invoice = euInvoiceOf(completeInvoice(draftOf(lines)));
        return async () => new TextEncoder().encode(await service.generate(invoice, { format: "UBL", lang: "sv-se" }));
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

/** Calls a second of ours and theirs by this thread's processor time: they take turns, and the best of four counts. */
async function perSecond(works: readonly Work[]): Promise<number[]> {
  const best = works.map(() => 0);
  for (let turn = 0; turn < 5; turn += 1)
    for (const [i, work] of works.entries()) {
      const [start, wall] = [cpuMs(), performance.now()];
      let calls = 0;
      do {
        await work();
        calls += 1;
      } while (cpuMs() - start < seconds * 250 && performance.now() - wall < seconds * 4000);
      if (turn > 0) best[i] = Math.max(best[i] as number, (calls * 1000) / (cpuMs() - start));
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

const ours: Readonly<Record<Peer["does"], (lines: number) => Work>> = {
  judges: (lines) => {
    const documents = documentsOf(lines);
    return () => documents.forEach((bytes) => validate(bytes));
  },
  writes: (lines) => {
    const invoice = completeInvoice(draftOf(lines));
    return () => writeUblBytes(invoice);
  },
};

function row(what: string, figures: readonly number[], unit = ""): void {
  const shown = figures.map((one) => `${one >= 100 ? Math.round(one) : one.toPrecision(2)}${unit}`);
  console.log(`| ${what} | ${shown.join(" | ")} |`);
}

console.log("| what, a second | 1 line | 20 lines | 1 000 lines |\n|---|--:|--:|--:|");
for (const peer of peers) {
  const { name, version, does } = peer;
  const module = install(peer);
  if (module === undefined) {
    console.log(`| ${name} ${version} | not in this registry | | |`);
    continue;
  }
  const theirs = peer.load(module);
  const figures: number[][] = [];
  for (const lines of sizes) figures.push(await perSecond([ours[does](lines), theirs(lines)]));
  const perCall = does === "judges" ? 2 : 1;
  const [own, other] = [0, 1].map((i) => figures.map((pair) => (pair[i] as number) * perCall)) as [number[], number[]];
  row(`ours ${does}`, own);
  row(`${name} ${version} ${does}`, other);
  row(
    "… ours is faster by",
    own.map((one, i) => one / (other[i] as number)),
    "×",
  );
}
