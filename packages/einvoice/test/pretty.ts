/** The same document with an element on each line, for people. Only between tags: text is left as it is. */
export function pretty(xml: string): string {
  let depth = 0;
  const lines = xml.replace(/>\s*</g, ">\n<").trimEnd().split("\n");
  return `${lines
    .map((line) => {
      const closing = line.startsWith("</");
      if (closing) depth -= 1;
      const indented = " ".repeat(2 * depth) + line;
      const opening = /^<[^/?!][^>]*[^/]>$/.test(line) && !line.includes("</");
      if (opening) depth += 1;
      return indented;
    })
    .join("\n")}\n`;
}
