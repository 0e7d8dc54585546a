/**
 * Text of lines with nothing in them: a file of millions costs reading and holds nothing. Counted a piece at a time before anything else
 * is made of the text.
 */
import { setImmediate } from "node:timers/promises";

/** More than anybody leaves between rows, or behind them. */
export const emptyLinesMax = 100_000;

/** Characters looked at before others have their turn. */
const atOnce = 1_000_000;

const lineFeed = 10;
const carriageReturn = 13;

/** Lines of blanks and quotes count as empty. */
export async function hasTooManyEmptyLines(text: string): Promise<boolean> {
  let empty = 0;
  let isEmpty = true;
  for (let at = 0; at < text.length; at += 1) {
    if (at % atOnce === atOnce - 1) await setImmediate();
    const code = text.charCodeAt(at);
    const isEnd = code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed);
    if (isEnd && isEmpty) empty += 1;
    if (empty > emptyLinesMax) return true;
    isEmpty = isEnd || (isEmpty && (isBlank(code) || code === carriageReturn));
  }
  return false;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 34 || code === 160;
}
