import { ZERO } from "../amount/decimal.ts";
import { type Invoice } from "../model/invoice.ts";
import { type InvoiceLine, type Item, type ItemAttribute, type ItemClassification, type Price } from "../model/line.ts";
import { type Identifier } from "../model/party.ts";
import { readLineAllowanceCharges, readVatCategory } from "./read-amounts.ts";
import { present, presentList, type ReadCursor } from "./read-cursor.ts";
import { at, cac, cbc } from "./read-names.ts";
import { readPeriod } from "./read-references.ts";

/** What the two kinds of document call a line and its quantity. */
const lineNames = {
  invoice: { line: cac.invoiceLine, quantity: cbc.invoicedQuantity, quantityPath: "cbc:InvoicedQuantity" },
  "credit-note": { line: cac.creditNoteLine, quantity: cbc.creditedQuantity, quantityPath: "cbc:CreditedQuantity" },
} as const;

type LineNames = (typeof lineNames)[Invoice["kind"]];

/** BG-25. */
export function readLines(read: ReadCursor, root: number, kind: Invoice["kind"]): readonly InvoiceLine[] {
  const names = lineNames[kind];
  return read.children(root, names.line).map((line) => readLine(read, line, names));
}

function readLine(read: ReadCursor, line: number, names: LineNames): InvoiceLine {
  read.take(line);
  const quantity = read.child(line, names.quantity);
  const unit = read.attribute(quantity, at.unitCode);
  const item = read.child(line, cac.item);
  return present({
    id: read.required(read.textIn(line, cbc.id), "", { within: line, path: "cbc:ID" }),
    note: read.textIn(line, cbc.note),
    object: readObject(read, line),
    quantity: read.required(read.decimal(quantity), ZERO, { within: line, path: names.quantityPath }),
    unit: read.required(unit, "", { within: line, path: `${names.quantityPath}/@unitCode` }),
    net: read.required(read.decimalIn(line, cbc.lineExtensionAmount), ZERO, {
      within: line,
      path: "cbc:LineExtensionAmount",
    }),
    orderLine: read.textIn(read.child(line, cac.orderLineReference), cbc.lineID),
    buyerAccountingReference: read.textIn(line, cbc.accountingCost),
    period: readPeriod(read, line),
    allowanceCharges: readLineAllowanceCharges(read, line),
    price: readPrice(read, line),
    vat: readVatCategory(read, read.child(item, cac.classifiedTaxCategory), {
      within: line,
      path: "cac:Item/cac:ClassifiedTaxCategory",
    }),
    item: readItem(read, line, item),
  });
}

/** BT-128: a document reference of type 130. */
function readObject(read: ReadCursor, line: number): Identifier | undefined {
  const document = read.find(line, cac.documentReference);
  if (read.peek(document, [cbc.documentTypeCode]) !== "130") return undefined;
  read.take(document);
  read.child(document, cbc.documentTypeCode);
  return read.identifierIn(document, cbc.id);
}

/** BG-29. */
function readPrice(read: ReadCursor, line: number): Price {
  const price = read.child(line, cac.price);
  const base = read.child(price, cbc.baseQuantity);
  const baseQuantity = read.decimal(base);
  const discount = read.child(price, cac.allowanceCharge);
  read.expect(discount, cbc.chargeIndicator, "false");
  return present({
    net: read.required(read.decimalIn(price, cbc.priceAmount), ZERO, {
      within: line,
      path: "cac:Price/cbc:PriceAmount",
    }),
    discount: read.decimalIn(discount, cbc.amount),
    gross: read.decimalIn(discount, cbc.baseAmount),
    baseQuantity,
    baseUnit: baseQuantity && read.attribute(base, at.unitCode),
  });
}

/** BG-31. */
function readItem(read: ReadCursor, line: number, item: number): Item {
  const id = (name: number) => read.textIn(read.child(item, name), cbc.id);
  return present({
    name: read.required(read.textIn(item, cbc.name), "", { within: line, path: "cac:Item/cbc:Name" }),
    description: read.textIn(item, cbc.description),
    sellersId: id(cac.sellersItemIdentification),
    buyersId: id(cac.buyersItemIdentification),
    standardId: read.identifierIn(read.child(item, cac.standardItemIdentification), cbc.id),
    classifications: readClassifications(read, item),
    originCountry: read.tokenIn(read.child(item, cac.originCountry), cbc.identificationCode),
    attributes: readAttributes(read, item),
  });
}

function readClassifications(read: ReadCursor, item: number): readonly ItemClassification[] | undefined {
  const classifications: ItemClassification[] = [];
  for (const classification of read.children(item, cac.commodityClassification)) {
    const code = read.child(classification, cbc.itemClassificationCode);
    const text = read.text(code);
    if (text === undefined) continue;
    read.take(classification);
    const list = read.attribute(code, at.listID);
    classifications.push(
      present({
        code: text,
        list: read.required(list, "", { within: code, path: "@listID" }),
        version: read.attribute(code, at.listVersionID),
      }),
    );
  }
  return presentList(classifications);
}

function readAttributes(read: ReadCursor, item: number): readonly ItemAttribute[] | undefined {
  return presentList(
    read.children(item, cac.additionalItemProperty).map((property) => {
      read.take(property);
      return {
        name: read.required(read.textIn(property, cbc.name), "", { within: property, path: "cbc:Name" }),
        value: read.required(read.textIn(property, cbc.value), "", { within: property, path: "cbc:Value" }),
      };
    }),
  );
}
