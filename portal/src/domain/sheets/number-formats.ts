/** Which of a workbook's formats show a number as a day, as per cent or with leading noughts (ECMA-376 part 1, §18.8.30). */
import type { NumberFormat } from "./cell-number.ts";
import { readMarkup } from "./xlsx-markup.ts";

const plain: NumberFormat = { kind: "number" };

/** By the position that cells name. */
export function readFormats(styleSheet: string): readonly NumberFormat[] {
  const codes = new Map<string, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  readMarkup(styleSheet, {
    open(name, attributes) {
      if (name === "numFmt") {
        const { numFmtId = "", formatCode = "" } = attributes();
        codes.set(numFmtId, formatCode);
      }
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) {
        const { numFmtId = "0" } = attributes();
        formats.push(formatOf(Number(numFmtId), codes.get(numFmtId)));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return formats;
}

/** Formats without a code are the same in all workbooks; 27–36 and 50–58 are days in East Asia. */
function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code !== undefined) return formatOfCode(code);
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: "day" };
  return id === 9 || id === 10 ? { kind: "percent" } : plain;
}

function formatOfCode(code: string): NumberFormat {
  if (code.length > 255) return plain;
  const [shown = ""] = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";");
  if (/^general$/i.test(shown.trim())) return plain;
  if (/[yd]/i.test(shown)) return { kind: "day" };
  if (shown.includes("%")) return { kind: "percent" };
  return /^0{2,}$/.test(shown) ? { kind: "digits", least: shown.length } : plain;
}
