/**
 * A path of our own, if that is what a text is: the only places a redirect may lead to. `//elsewhere`, `/\elsewhere` and
 * whole addresses are not.
 */
export function ownPath(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 2000) return undefined;
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes("\\") ? text : undefined;
}
