/**
 * XML signature wrapping: the true signature still stands somewhere in the answer, and something else is to be read. Each takes a
 * true answer in the text of which a group is "ekonomi", and makes one in which an attacker would be among "chefer".
 */
/** The assertion an attacker would like to be read: unsigned, in another's name. */
function evil(xml: string): string {
  const [assertion = ""] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml) ?? [];
  return assertion
    .replace(/<Signature[\s\S]*<\/Signature>/, "")
    .replace(/ ID="[^"]*"/, ' ID="_evil"')
    .replaceAll("ekonomi", "chefer");
}
const genuine = (xml: string): string => /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? "";
const signatureOf = (xml: string): string => /<Signature[\s\S]*<\/Signature>/.exec(xml)?.[0] ?? "";

export const wrappings: readonly [string, (xml: string) => string][] = [
  ["before the signed one", (xml) => xml.replace(genuine(xml), `${evil(xml)}${genuine(xml)}`)],
  ["after the signed one", (xml) => xml.replace(genuine(xml), `${genuine(xml)}${evil(xml)}`)],
  [
    "around the signed one",
    (xml) => xml.replace(genuine(xml), evil(xml).replace("</saml:Assertion>", `${genuine(xml)}</saml:Assertion>`)),
  ],
  [
    "with the signature moved into it, and the signed one beside",
    (xml) =>
      xml.replace(
        genuine(xml),
        evil(xml).replace("</saml:Issuer>", `</saml:Issuer>${signatureOf(xml)}`) +
          genuine(xml).replace(signatureOf(xml), ""),
      ),
  ],
  [
    "with the signed one inside its signature",
    (xml) =>
      xml.replace(
        genuine(xml),
        evil(xml).replace(
          "</saml:Issuer>",
          `</saml:Issuer>${signatureOf(xml).replace("</Signature>", `<Object>${genuine(xml).replace(signatureOf(xml), "")}</Object></Signature>`)}`,
        ),
      ),
  ],
  [
    "with the signed one in an extension of the envelope",
    (xml) =>
      xml
        .replace("<samlp:Status>", `<samlp:Extensions>${genuine(xml)}</samlp:Extensions><samlp:Status>`)
        .replace(
          new RegExp(`(</samlp:Status>)${genuine(xml).replace(/[.*+?^$(){}|[\]\\]/g, String.raw`\$&`)}`),
          `$1${evil(xml)}`,
        ),
  ],
  [
    "with the same identifier",
    (xml) =>
      xml.replace(
        genuine(xml),
        evil(xml).replace("_evil", / ID="(_a[^"]*)"/.exec(genuine(xml))?.[1] ?? "") + genuine(xml),
      ),
  ],
  [
    "under another prefix",
    (xml) =>
      xml.replace(
        genuine(xml),
        `${evil(xml).replaceAll("saml:", "s:").replace("xmlns:saml", "xmlns:s")}${genuine(xml)}`,
      ),
  ],
];
