/** An address (xs:anyURI) as the reference schema checker takes it: nearly anything, relative or with other letters, but not all. */

/**
 * Takes text with white space collapsed. What an address may not hold as written (a space, å, <) counts as escaped; square
 * brackets stand around an IPv6 address, in what follows `?` or `#`, and after a scheme without a slash.
 */
export function isUri(value: string): boolean {
  if (value === "") return true;
  const [whole = "", , again] = value.split("#", 3);
  if (again !== undefined || /%(?![0-9a-fA-F]{2})/.test(value)) return false;
  const scheme = /^([^:/?]*):(.*)$/s.exec(whole);
  if (scheme === null) return isHierarchical(whole);
  const [, name, rest] = scheme as unknown as [string, string, string];
  if (!/^[A-Za-z][A-Za-z0-9+.-]*$/.test(name) || rest === "") return false;
  return !rest.startsWith("/") || isHierarchical(rest);
}

/** A path, perhaps after `//` and a host. What cannot be a host is taken for a part of the path, where no bracket may stand. */
function isHierarchical(text: string): boolean {
  const [path = ""] = text.split("?", 1);
  const authority = /^\/\/([^/]*)/.exec(path)?.[1] ?? "";
  return !/[[\]]/.test(isHostInBrackets(authority) ? path.slice(2 + authority.length) : path);
}

function isHostInBrackets(authority: string): boolean {
  const found = /^(?:[\w.!~*'();:&=+$,%-]*@)?\[([^[\]]*)\](?::(?:\+?(\d+))?)?$/.exec(authority);
  return found !== null && isIpV6(found[1] as string) && Number(found[2] ?? 0) <= 65535;
}

function isIpV6(text: string): boolean {
  const [before = "", after, more] = text.split("::", 3);
  if (more !== undefined) return false;
  const groups = [before, after ?? ""].flatMap((side) => (side === "" ? [] : side.split(":")));
  const last = groups.at(-1) ?? "";
  const isMixed = /^(?:\d{1,3}\.){3}\d{1,3}$/.test(last) && last.split(".").every((byte) => Number(byte) <= 255);
  if (isMixed) groups.splice(-1, 1, "0", "0");
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return after === undefined ? groups.length === 8 : groups.length <= 7;
}
