/** The invoice's lines and charges as rows to credit from: what was invoiced, what is left, and how much to take now. */
import {
  type AdjustmentBalance,
  type CreditBalance,
  type Decimal,
  findUnit,
  isZero,
  type LineBalance,
} from "@fakturaporten/einvoice";
import { DataTable } from "../components/data-table/data-table.tsx";
import { moneyIn, plainIn } from "../components/invoice-sheet/figures.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Language, Messages } from "../messages/messages.ts";
import { amountField, chargeField, quantityField } from "./credit-form.ts";

export interface CreditPartsProps {
  readonly say: Messages;
  readonly language: Language;
  readonly balance: CreditBalance;
  readonly currency: string;
  readonly form: FilledForm;
}

interface PartRow {
  readonly key: string;
  readonly name: string;
  readonly unit: string | undefined;
  readonly invoiced: Figures;
  readonly credited: Figures;
  readonly left: Figures;
  readonly quantity: string | undefined;
  readonly amount: string;
}

interface Figures {
  readonly quantity?: Decimal;
  readonly net: Decimal;
}

export function CreditParts(props: CreditPartsProps) {
  const { say, currency, form } = props;
  const words = say.credit.parts;
  const figure = ({ quantity, net }: Figures, unit: string | undefined) => {
    if (isZero(net)) return words.none;
    const amount = moneyIn(net, currency);
    if (quantity === undefined || isZero(quantity)) return amount;
    return words.ofQuantity(`${plainIn(quantity)} ${unit ?? ""}`.trim(), amount);
  };
  return (
    <DataTable
      caption={words.caption}
      captionHidden
      rows={rowsOf(props)}
      rowKey={({ key }) => key}
      columns={[
        { key: "line", heading: words.line, cell: ({ name }) => name },
        { key: "invoiced", heading: words.invoiced, cell: ({ invoiced, unit }) => figure(invoiced, unit) },
        { key: "credited", heading: words.credited, cell: ({ credited, unit }) => figure(credited, unit) },
        { key: "left", heading: words.left, cell: ({ left, unit }) => figure(left, unit) },
        {
          key: "quantity",
          heading: words.quantity,
          cell: ({ quantity, name, unit }) =>
            quantity === undefined ? null : (
              <TextField
                {...form.field(quantity)}
                say={say}
                label={words.quantityOf(name)}
                labelHidden
                inputMode="decimal"
                autoComplete="off"
                width="short"
                {...(unit !== undefined && { suffix: unit })}
              />
            ),
        },
        {
          key: "amount",
          heading: words.amount,
          cell: ({ amount, name }) => (
            <TextField
              {...form.field(amount)}
              say={say}
              label={words.amountOf(name)}
              labelHidden
              inputMode="decimal"
              autoComplete="off"
              width="short"
              suffix={currency === "SEK" ? "kr" : currency}
            />
          ),
        },
      ]}
    />
  );
}

function rowsOf({ say, language, balance }: CreditPartsProps): readonly PartRow[] {
  const charges = balance.adjustments.flatMap((one, place) =>
    one.adjustment.kind === "charge" ? [chargeRow(say, one, place)] : [],
  );
  return [
    ...balance.lines.map((line, place) => lineRow(line, place, (code) => unitIn(code, say, language))),
    ...charges,
  ];
}

/** Short, as on the sheet. */
function unitIn(code: string, say: Messages, language: Language): string {
  return say.invoiceSheet.units[code] ?? findUnit(code)?.[language] ?? code;
}

function lineRow(balance: LineBalance, place: number, unitOf: (code: string) => string): PartRow {
  const { line, creditedQuantity, creditedNet, quantityLeft, netLeft } = balance;
  return {
    key: `line ${place}`,
    name: line.item.name,
    unit: unitOf(line.unit),
    invoiced: { quantity: line.quantity, net: line.net },
    credited: { quantity: creditedQuantity, net: creditedNet },
    left: { quantity: quantityLeft, net: netLeft },
    quantity: quantityField(place),
    amount: amountField(place),
  };
}

function chargeRow(say: Messages, { adjustment, credited, left }: AdjustmentBalance, place: number): PartRow {
  return {
    key: `charge ${place}`,
    name: adjustment.reason ?? say.credit.parts.charge,
    unit: undefined,
    invoiced: { net: adjustment.amount },
    credited: { net: credited },
    left: { net: left },
    quantity: undefined,
    amount: chargeField(place),
  };
}
