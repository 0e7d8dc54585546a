import { formatDecimal, subtract } from "../amount/decimal.ts";
import { type Invoice } from "../model/invoice.ts";
import { type InvoiceLine, type ItemClassification } from "../model/line.ts";
import { type WriteAmount, writeLineAllowanceCharge, writeVatCategory } from "./write-amounts.ts";
import { each, element, elementWith, group } from "./write-element.ts";
import { writeId } from "./write-party.ts";
import { writePeriod } from "./write-references.ts";

/** BG-25. */
export function writeLine(line: InvoiceLine, kind: Invoice["kind"], amount: WriteAmount): string {
  const content =
    element("cbc:ID", line.id) +
    element("cbc:Note", line.note) +
    elementWith(kind === "invoice" ? "cbc:InvoicedQuantity" : "cbc:CreditedQuantity", formatDecimal(line.quantity), {
      unitCode: line.unit,
    }) +
    amount("cbc:LineExtensionAmount", line.net) +
    element("cbc:AccountingCost", line.buyerAccountingReference) +
    (line.period === undefined ? "" : writePeriod(line.period)) +
    group("cac:OrderLineReference", element("cbc:LineID", line.orderLine)) +
    writeObject(line) +
    each(line.allowanceCharges, (part) => writeLineAllowanceCharge(part, amount)) +
    writeItem(line) +
    writePrice(line, amount);
  return kind === "invoice"
    ? `<cac:InvoiceLine>${content}</cac:InvoiceLine>`
    : `<cac:CreditNoteLine>${content}</cac:CreditNoteLine>`;
}

/** BT-128, told from other documents by its type 130 (PEPPOL-EN16931-R101). */
function writeObject({ object }: InvoiceLine): string {
  if (object === undefined) return "";
  return group("cac:DocumentReference", writeId("cbc:ID", object) + element("cbc:DocumentTypeCode", "130"));
}

/** BG-31, with the line's VAT category (BG-30), which UBL keeps inside the item. */
function writeItem({ item, vat }: InvoiceLine): string {
  return (
    "<cac:Item>" +
    element("cbc:Description", item.description) +
    element("cbc:Name", item.name) +
    group("cac:BuyersItemIdentification", element("cbc:ID", item.buyersId)) +
    group("cac:SellersItemIdentification", element("cbc:ID", item.sellersId)) +
    group("cac:StandardItemIdentification", writeId("cbc:ID", item.standardId)) +
    group("cac:OriginCountry", element("cbc:IdentificationCode", item.originCountry)) +
    each(item.classifications, writeClassification) +
    writeVatCategory("cac:ClassifiedTaxCategory", vat) +
    each(item.attributes, ({ name, value }) =>
      group("cac:AdditionalItemProperty", element("cbc:Name", name) + element("cbc:Value", value)),
    ) +
    "</cac:Item>"
  );
}

function writeClassification({ code, list, version }: ItemClassification): string {
  const attributes = { listID: list, listVersionID: version };
  return group("cac:CommodityClassification", elementWith("cbc:ItemClassificationCode", code, attributes));
}

/**
 * BG-29. A discount is an allowance on the gross price (PEPPOL-EN16931-R044). UBL has no gross price without one, so a gross
 * price alone gets the discount that leads to the net (R046); nor a base quantity without a unit, which is the line's (R130).
 */
function writePrice({ price, unit }: InvoiceLine, amount: WriteAmount): string {
  const { net, gross, baseQuantity, baseUnit = unit } = price;
  const discount = price.discount ?? (gross && subtract(gross, net));
  return group(
    "cac:Price",
    amount("cbc:PriceAmount", net) +
      (baseQuantity === undefined
        ? ""
        : elementWith("cbc:BaseQuantity", formatDecimal(baseQuantity), { unitCode: baseUnit })) +
      (discount === undefined
        ? ""
        : group(
            "cac:AllowanceCharge",
            element("cbc:ChargeIndicator", "false") + amount("cbc:Amount", discount) + amount("cbc:BaseAmount", gross),
          )),
  );
}
