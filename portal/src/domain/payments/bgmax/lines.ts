/** From bytes to lines of 80 characters: ISO 8859-1, one chunk at a time, so that a file of any length is read in little memory. */

/** The record is 80 characters; gateways cut the blanks at its end, and none of them makes a line longer. */
export const lineLength = 80;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Padded to 80 characters. */
  readonly text: string;
  readonly isTooLong: boolean;
}

export interface LineSplitter {
  take(chunk: Uint8Array): readonly Line[];
  /** What stood after the last line end. */
  end(): readonly Line[];
}

/** A line that never ends is cut: what is kept of it is enough to say that it is too long. */
const keptMax = 200;

export function splitLines(): LineSplitter {
  let open = "";
  let number = 0;
  const close = (): Line => {
    number += 1;
    const text = open.endsWith("\r") ? open.slice(0, -1) : open;
    open = "";
    return {
      number,
      text: text.slice(0, lineLength).padEnd(lineLength),
      isTooLong: text.trimEnd().length > lineLength,
    };
  };
  return {
    take(chunk) {
      const parts = latin1(chunk).split("\n");
      const last = parts.pop() ?? "";
      const lines = parts.map((part) => {
        open = (open + part).slice(0, keptMax);
        return close();
      });
      open = (open + last).slice(0, keptMax);
      return lines;
    },
    end() {
      // An end-of-file mark of old is no line.
      const rest = open.replace(/[\r\x1a]+$/, "");
      return rest === "" ? [] : [close()];
    },
  };
}

/** Byte by byte: the platform's own "latin1" is windows-1252, where C1 controls become other characters. */
function latin1(chunk: Uint8Array): string {
  let text = "";
  for (let at = 0; at < chunk.length; at += 8192) text += String.fromCharCode(...chunk.subarray(at, at + 8192));
  return text;
}
