/** The headers of every response, whatever its kind (TRUST §8.2). One list, so that the crawler and the server agree. */
export type Headers = Readonly<Record<string, string>>;

const permissionsOff = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

export const cspReportPath = "/csp-reports";

/** On every response, errors and files included. */
export const everywhere: Headers = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": permissionsOff.map((feature) => `${feature}=()`).join(", "),
  "x-frame-options": "DENY",
  "reporting-endpoints": `csp="${cspReportPath}"`,
};

/** What a page of ours may load and do: its own files, and scripts that carry this response's nonce. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "report-to csp",
  ].join("; ");
}

/** What is not a page of ours may do nothing at all, even when opened in a window. */
export const filePolicy = "sandbox; default-src 'none'";

/** `attachment` with the name in both forms of RFC 6266; the plain one for old programs. A name may have been cut within a sign. */
export function attachmentDisposition(written: string): string {
  const name = written.toWellFormed();
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
