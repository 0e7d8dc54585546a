import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each<[string, readonly string[], string]>([
  ["plain texts", ["F-1", "Åkerlund Bygg AB"], "F-1;Åkerlund Bygg AB\r\n"],
  ["what would end a cell or a line", ['A;B "C"', "rad\nrad"], '"A;B ""C""";"rad\nrad"\r\n'],
  ["what a spreadsheet would calculate", ["=1+1", "+46", "@sum", "-x", "\t="], "'=1+1;'+46;'@sum;'-x;'\t=\r\n"],
  [
    "what some would calculate in wide signs",
    ["\uff1d1+1", "\uff20sum", "\n=1"],
    "'\uff1d1+1;'\uff20sum;\"'\n=1\"\r\n",
  ],
  ["negative numbers, which stay numbers", ["-1250,50", "-7"], "-1250,50;-7\r\n"],
  ["a formula that would hide in quotes", ['=HYPERLINK("http://x";"y")'], `"'=HYPERLINK(""http://x"";""y"")"\r\n`],
])("%s", (_, cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
