/** PDF files that are harmless and must be taken in, each with something that a careless check stumbles on. */
import { deflateSync } from "node:zlib";
import { blank, buildModernPdf, buildPdf, flated, page, revise } from "./build-pdf.ts";

const text = "BT /F1 12 Tf 72 720 Td (Arbetsorder 7781: 3 obj och 2 stream) Tj ET";
const link = (address: string): string =>
  `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(${address})>>>>]`;

export const goodPdfs: Readonly<Record<string, () => Buffer>> = {
  "a blank page": () => buildPdf({ objects: blank }),
  "text on a page": () => buildPdf({ objects: page({ page: "/Contents 4 0 R", objects: [{ data: text }] }) }),
  "packed text on a page": () => buildPdf({ objects: page({ page: "/Contents 4 0 R", objects: [flated(text)] }) }),
  "text spelled as ASCII 85 and packed": () =>
    buildPdf({
      objects: page({
        page: "/Contents 4 0 R",
        objects: [{ entries: "/Filter[/ASCII85Decode/FlateDecode]", data: `${ascii85(deflateSync(text))}~>` }],
      }),
    }),
  "runs of equal bytes": () =>
    buildPdf({
      objects: page({
        page: "/Contents 4 0 R",
        objects: [{ entries: "/Filter/RunLengthDecode", data: "\x02q Q\x80" }],
      }),
    }),
  "object streams and a cross-reference stream": () => buildModernPdf(blank),
  "two hundred pages": () =>
    buildPdf({
      objects: [
        blank[0],
        `<</Type/Pages/Kids[${Array.from({ length: 200 }, (_, n) => `${n + 3} 0 R`).join(" ")}]/Count 200>>`,
        ...Array.from({ length: 200 }, () => blank[2]),
      ],
    }),
  "a link to a web page": () => buildPdf({ objects: page({ page: link("https://exempel.se/order?id=1") }) }),
  "a link that writes a mail": () => buildPdf({ objects: page({ page: link("mailto:faktura@exempel.se") }) }),
  "opening at its first page": () => buildPdf({ objects: page({ catalog: "/OpenAction[3 0 R/FitH null]" }) }),
  "opening at its first page by an action": () =>
    buildPdf({ objects: page({ catalog: "/OpenAction 4 0 R", objects: ["<</S/GoTo/D[3 0 R/Fit]>>"] }) }),
  "a link to another of its pages": () =>
    buildPdf({ objects: page({ page: "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D[3 0 R/Fit]>>>>]" }) }),
  "a later revision": () =>
    revise(buildPdf({ objects: blank }), "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate 90>>"),
  "a filled form without scripts": () =>
    buildPdf({
      objects: page({
        catalog: "/AcroForm<</Fields[4 0 R]>>",
        page: "/Annots[4 0 R]",
        objects: ["<</Type/Annot/Subtype/Widget/FT/Tx/T(Namn)/V(Maja \\(owner\\) \\344\\n)/Rect[0 0 90 20]>>"],
      }),
    }),
  "tagged content, whose kinds are called S": () =>
    buildPdf({
      objects: page({
        catalog: "/MarkInfo<</Marked true>>/StructTreeRoot 4 0 R",
        objects: ["<</Type/StructTreeRoot/K 5 0 R>>", "<</Type/StructElem/S/Document/P 4 0 R/K[]>>"],
      }),
    }),
  "fonts that their page calls AA and JS": () =>
    buildPdf({
      objects: page({
        page: "/Resources<</Font<</AA 4 0 R/JS 4 0 R>>>>",
        objects: ["<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"],
      }),
    }),
  "a picture whose bytes say anything": () =>
    buildPdf({
      objects: page({
        page: "/Resources<</XObject<</Im0 4 0 R>>>>",
        objects: [
          {
            entries:
              "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
            data: "\xff\xd8 object << endobject obj ( %%EOF \xff\xd9",
          },
        ],
      }),
    }),
  "metadata about itself": () =>
    buildPdf({
      objects: page({
        catalog: "/Metadata 4 0 R",
        objects: [
          {
            entries: "/Type/Metadata/Subtype/XML",
            data: "<x:xmpmeta><rdf:li>1 object, an obj and a trailer</rdf:li></x:xmpmeta>",
          },
        ],
      }),
      trailer: "/Info<</Producer(Skrivprogram 3.1 \\(x64\\))/Title<FEFF00D6>>>",
    }),
  "line ends of Windows": () => buildPdf({ objects: blank, newline: "\r\n" }),
  "comments between objects": () => buildPdf({ objects: [`% katalog >> ( [\n${blank[0]}`, blank[1], blank[2]] }),
  "a page with a transparency group": () =>
    buildPdf({ objects: page({ page: "/Group<</S/Transparency/CS/DeviceRGB>>/Tabs/S" }) }),
  "a length told after the stream": () =>
    buildPdf({
      objects: page({ page: "/Contents 4 0 R", objects: [{ data: text, length: "5 0 R" }, String(text.length)] }),
    }),
};

function ascii85(bytes: Buffer): string {
  let spelled = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const group = bytes.subarray(at, at + 4);
    let value = Buffer.concat([group, Buffer.alloc(4 - group.length)]).readUInt32BE(0);
    let characters = "";
    for (let digit = 0; digit < 5; digit += 1) {
      characters = String.fromCharCode((value % 85) + 33) + characters;
      value = Math.floor(value / 85);
    }
    spelled += characters.slice(0, group.length + 1);
  }
  return spelled;
}
