import { subtract } from "../amount/decimal.ts";
import { type Invoice } from "../model/invoice.ts";
import { type InvoiceLine, type ItemClassification } from "../model/line.ts";
import { writeLineAllowanceCharge, writeVatCategory } from "./write-amounts.ts";
import type { XmlBytes } from "./write-bytes.ts";
import { writeId } from "./write-party.ts";
import { writePeriod } from "./write-references.ts";
import { attribute, cac, cbc } from "./write-tags.ts";

const unitCode = attribute("unitCode");
const listId = attribute("listID");
const listVersionId = attribute("listVersionID");

/** BG-25. */
export function writeLine(out: XmlBytes, line: InvoiceLine, { kind, currency }: Invoice): void {
  const name = kind === "invoice" ? cac.InvoiceLine : cac.CreditNoteLine;
  const from = out.open(name);
  out.element(cbc.ID, line.id);
  out.element(cbc.Note, line.note);
  const quantity = kind === "invoice" ? cbc.InvoicedQuantity : cbc.CreditedQuantity;
  out.decimalWith(quantity, line.quantity, unitCode, line.unit);
  out.amount(cbc.LineExtensionAmount, line.net, currency);
  out.element(cbc.AccountingCost, line.buyerAccountingReference);
  writePeriod(out, line.period);
  out.elementIn(cac.OrderLineReference, cbc.LineID, line.orderLine);
  writeObject(out, line);
  for (const part of line.allowanceCharges ?? []) writeLineAllowanceCharge(out, part, currency);
  writeItem(out, line);
  writePrice(out, line, currency);
  out.close(name, from);
}

/** BT-128, told from other documents by its type 130 (PEPPOL-EN16931-R101). */
function writeObject(out: XmlBytes, { object }: InvoiceLine): void {
  if (object === undefined) return;
  const from = out.open(cac.DocumentReference);
  writeId(out, cbc.ID, object);
  out.element(cbc.DocumentTypeCode, "130");
  out.close(cac.DocumentReference, from);
}

/** BG-31, with the line's VAT category (BG-30), which UBL keeps inside the item. */
function writeItem(out: XmlBytes, { item, vat }: InvoiceLine): void {
  const from = out.open(cac.Item);
  out.element(cbc.Description, item.description);
  out.element(cbc.Name, item.name);
  out.elementIn(cac.BuyersItemIdentification, cbc.ID, item.buyersId);
  out.elementIn(cac.SellersItemIdentification, cbc.ID, item.sellersId);
  const standard = out.open(cac.StandardItemIdentification);
  writeId(out, cbc.ID, item.standardId);
  out.close(cac.StandardItemIdentification, standard);
  out.elementIn(cac.OriginCountry, cbc.IdentificationCode, item.originCountry);
  for (const classification of item.classifications ?? []) writeClassification(out, classification);
  writeVatCategory(out, cac.ClassifiedTaxCategory, vat);
  for (const { name, value } of item.attributes ?? []) {
    const property = out.open(cac.AdditionalItemProperty);
    out.element(cbc.Name, name);
    out.element(cbc.Value, value);
    out.close(cac.AdditionalItemProperty, property);
  }
  out.close(cac.Item, from);
}

function writeClassification(out: XmlBytes, { code, list, version }: ItemClassification): void {
  if (code === "") return;
  const from = out.open(cac.CommodityClassification);
  out.start(cbc.ItemClassificationCode);
  out.attribute(listId, list);
  out.attribute(listVersionId, version);
  out.end(cbc.ItemClassificationCode, code);
  out.close(cac.CommodityClassification, from);
}

/**
 * BG-29. A discount is an allowance on the gross price (PEPPOL-EN16931-R044). UBL has no gross price without one, so a gross
 * price alone gets the discount that leads to the net (R046); nor a base quantity without a unit, which is the line's (R130).
 */
function writePrice(out: XmlBytes, { price, unit }: InvoiceLine, currency: string): void {
  const { net, gross, baseQuantity, baseUnit = unit } = price;
  const discount = price.discount ?? (gross && subtract(gross, net));
  const from = out.open(cac.Price);
  out.amount(cbc.PriceAmount, net, currency);
  if (baseQuantity !== undefined) out.decimalWith(cbc.BaseQuantity, baseQuantity, unitCode, baseUnit);
  if (discount !== undefined) {
    const allowance = out.open(cac.AllowanceCharge);
    out.element(cbc.ChargeIndicator, "false");
    out.amount(cbc.Amount, discount, currency);
    out.amount(cbc.BaseAmount, gross, currency);
    out.close(cac.AllowanceCharge, allowance);
  }
  out.close(cac.Price, from);
}
