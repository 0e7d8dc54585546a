/** Turns the text between two tags, or of an attribute, into the characters it stands for. Used only where a scan found such need. */

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The string value of content: references resolved, CDATA opened, comments, instructions and tags left out, line ends made \n. */
export function decodeContent(raw: string): string {
  let out = "";
  let at = 0;
  while (at < raw.length) {
    const next = raw.indexOf("<", at);
    if (next < 0) return out + decodeReferences(raw.slice(at));
    out += decodeReferences(raw.slice(at, next));
    if (raw.startsWith("<![CDATA[", next)) {
      at = raw.indexOf("]]>", next) + 3;
      out += normalizeLineEnds(raw.slice(next + 9, at - 3));
    } else at = isAside(raw, next) ? endOfAside(raw, next) : endOfTag(raw, next);
  }
  return out;
}

/** Whether a comment or a processing instruction starts here: nothing that is said to the reader of the invoice. */
const isAside = (raw: string, at: number): boolean => raw.startsWith("<!--", at) || raw.startsWith("<?", at);

const endOfAside = (raw: string, at: number): number =>
  raw[at + 1] === "?" ? raw.indexOf("?>", at + 2) + 2 : raw.indexOf("-->", at + 4) + 3;

/** The text nodes of content, one by one: comments, instructions and elements split a text, CDATA does not. */
export function decodeTextNodes(raw: string): string[] {
  const nodes: string[] = [];
  let from = 0;
  let depth = 0;
  const close = (at: number) => {
    if (depth === 0 && at > from) nodes.push(decodeContent(raw.slice(from, at)));
  };
  for (let at = raw.indexOf("<"); at >= 0; at = raw.indexOf("<", at)) {
    if (raw.startsWith("<![CDATA[", at)) {
      at = raw.indexOf("]]>", at) + 3;
      continue;
    }
    close(at);
    const isOutside = isAside(raw, at);
    const end = isOutside ? endOfAside(raw, at) : endOfTag(raw, at);
    if (!isOutside && raw[at + 1] === "/") depth--;
    else if (!isOutside && raw[end - 2] !== "/") depth++;
    at = end;
    from = end;
  }
  close(raw.length);
  return nodes.filter((node) => node !== "");
}

/** The value of an attribute: references resolved, each tab and line end as it stands made a space. */
export function decodeAttribute(raw: string): string {
  return decodeReferences(raw.replace(/\r\n|[\t\n\r]/g, " "));
}

function decodeReferences(raw: string): string {
  if (!raw.includes("&")) return normalizeLineEnds(raw);
  return normalizeLineEnds(raw).replace(/&([^;]*);/g, (_, name: string) => {
    if (!name.startsWith("#")) return named[name] ?? "";
    return String.fromCodePoint(
      name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10),
    );
  });
}

function normalizeLineEnds(raw: string): string {
  return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
}

function endOfTag(raw: string, start: number): number {
  let quote = "";
  for (let at = start; at < raw.length; at++) {
    const c = raw[at] as string;
    if (quote !== "") quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === ">") return at + 1;
  }
  return raw.length;
}
