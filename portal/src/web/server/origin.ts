/**
 * Where a posted form comes from, by what the browser itself says. A page with `Referrer-Policy: no-referrer` posts with
 * the origin "null"; then only `Sec-Fetch-Site` can vouch for it. Programs that say neither are left to the token.
 */
export interface OriginSays {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly host: string | undefined;
}

export function comesFromUs({ origin, fetchSite, host }: OriginSays, baseUrl: string): boolean {
  if (fetchSite !== undefined && fetchSite !== "same-origin") return false;
  if (origin === undefined) return true;
  if (origin === "null") return fetchSite === "same-origin";
  const home = new URL(baseUrl);
  if (origin === home.origin) return true;
  return isLoopback(home.hostname) && home.protocol === "http:" && isSameLoopback(origin, host);
}

/** On one's own machine the portal may be visited as localhost, 127.0.0.1 or [::1]. */
function isSameLoopback(origin: string, host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.protocol === "http:" && isLoopback(from.hostname) && from.host === host;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
