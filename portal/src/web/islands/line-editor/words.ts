/** The words the editor speaks: the language of the page, from the same files the server reads. */
import { invoiceFaults as faultsEn } from "../../messages/invoice-faults.en.ts";
import { invoiceFaults as faultsSv } from "../../messages/invoice-faults.sv.ts";
import * as formEn from "../../messages/invoice-form.en.ts";
import * as formSv from "../../messages/invoice-form.sv.ts";
import { typedFaults as generalEn } from "../../messages/typed-faults.en.ts";
import { typedFaults as generalSv } from "../../messages/typed-faults.sv.ts";
import type { FaultWords } from "../../supplier/invoice-fault-text.ts";
import type { SheetWords } from "../../components/draft-sheet/sheet-facts.ts";

export interface EditorWords extends FaultWords {
  readonly sheet: SheetWords;
}

export const words: EditorWords =
  document.documentElement.lang === "en"
    ? { language: "en", general: generalEn, own: faultsEn, ...pick(formEn) }
    : { language: "sv", general: generalSv, own: faultsSv, ...pick(formSv) };

function pick({ fields, lines, mend, sheet }: typeof formSv) {
  return { fields, lines, mend, sheet };
}
