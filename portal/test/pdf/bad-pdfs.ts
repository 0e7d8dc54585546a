/** Files that must not be taken in, each with the reason it must be refused for. */
import { deflateSync } from "node:zlib";
import type { PdfFault } from "../../src/domain/attachments/pdf/values.ts";
import { blank, buildModernPdf, buildPdf, flated, objectStream, page, revise } from "./build-pdf.ts";

export interface BadPdf {
  readonly fault: PdfFault;
  build(): Buffer;
}

const sound = (): Buffer => buildPdf({ objects: blank });
const latin = (text: string): Buffer => Buffer.from(text, "latin1");
const bad = (fault: PdfFault, build: () => Buffer): BadPdf => ({ fault, build });
const onPage = (fault: PdfFault, more: Parameters<typeof page>[0]): BadPdf =>
  bad(fault, () => buildPdf({ objects: page(more) }));
const linkDoing = (action: string): { page: string } => ({
  page: `/Annots[<</Subtype/Link/Rect[0 0 9 9]/A${action}>>]`,
});
const annotation = (entries: string): { page: string } => ({
  page: `/Annots[<</Type/Annot/Rect[0 0 9 9]${entries}>>]`,
});

export const badPdfs: Readonly<Record<string, BadPdf>> = {
  "no bytes at all": bad("not-pdf", () => Buffer.alloc(0)),
  "a picture called .pdf": bad("not-pdf", () => latin("\x89PNG\r\n\x1a\n0000")),
  "a web page before the signature": bad("not-pdf", () =>
    Buffer.concat([latin("<html><script>alert(1)</script>"), sound()]),
  ),
  "a byte before the signature": bad("not-pdf", () => Buffer.concat([latin(" "), sound()])),
  "a program after the end": bad("trailing-content", () => buildPdf({ objects: blank, after: "MZ\x90\x00" })),
  "an archive after the end": bad("trailing-content", () =>
    Buffer.concat([sound(), latin("PK\x05\x06"), Buffer.alloc(18)]),
  ),
  "cut off in the middle": bad("broken", () => sound().subarray(0, 150)),
  "only a signature": bad("broken", () => latin("%PDF-1.7\n%%EOF")),
  "a table that is not where it should be": bad("broken", () =>
    latin(
      sound()
        .toString("latin1")
        .replace(/startxref\n\d+/, "startxref\n7"),
    ),
  ),
  "a table far outside the file": bad("broken", () =>
    latin(
      sound()
        .toString("latin1")
        .replace(/startxref\n\d+/, "startxref\n99999999"),
    ),
  ),
  "no pages": bad("broken", () => buildPdf({ objects: ["<</Type/Catalog>>"] })),
  "pages that contain themselves": bad("broken", () =>
    buildPdf({ objects: [blank[0], "<</Type/Pages/Kids[2 0 R]/Count 1>>"] }),
  ),
  "a dictionary never closed": bad("broken", () =>
    buildPdf({ objects: [blank[0], blank[1], "<</Type/Page/Parent 2 0 R"] }),
  ),
  "arrays in arrays without end": bad("broken", () =>
    buildPdf({ objects: [...blank, "[".repeat(5000) + "]".repeat(5000)] }),
  ),
  encrypted: bad("encrypted", () =>
    buildPdf({ objects: [...blank, encryption], trailer: "/Encrypt 4 0 R/ID[<00><00>]" }),
  ),
  "encrypted, said in a cross-reference stream": bad("encrypted", () =>
    buildModernPdf([...blank, encryption], "/Encrypt 4 0 R/ID[<00><00>]"),
  ),
  "a script that runs on opening": onPage("script", { catalog: "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>" }),
  "a script by name": onPage("script", {
    catalog: "/Names<</JavaScript<</Names[(a) 4 0 R]>>>>",
    objects: ["<</S/JavaScript/JS(1)>>"],
  }),
  "a script whose name is spelled in hexadecimal": onPage("script", linkDoing("<</S/J#61vaScri#70t/J#53(1)>>")),
  "a script whose kind is told elsewhere": onPage("script", {
    ...linkDoing("<</S 4 0 R/X(1)>>"),
    objects: ["/JavaScript"],
  }),
  "a script inside an object stream": bad("script", () =>
    buildModernPdf([
      blank[0],
      blank[1],
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[<</Subtype/Link/A 4 0 R/Rect[0 0 9 9]>>]>>`,
      "<</S/JavaScript/JS(1)>>",
    ]),
  ),
  "a script in an earlier revision": bad("script", () =>
    revise(
      buildPdf({ objects: page(linkDoing("<</S/JavaScript/JS(1)>>")) }),
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ),
  ),
  "a script nobody refers to": onPage("script", { objects: ["<</S/JavaScript/JS 5 0 R>>", { data: "app.alert(1)" }] }),
  "a script in an object whose number hides behind a comment": bad("script", () =>
    hiddenAfterComment("<</S/JavaScript/JS(1)>>"),
  ),
  "an object hidden inside a stream's bytes": onPage("launch", {
    objects: [{ data: "1 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj" }],
  }),
  "an object stream that does not say it is one": onPage("launch", {
    objects: [unnamedContainer("<</S/Launch/F(cmd.exe)>>")],
  }),
  "a program started by a click": onPage("launch", linkDoing("<</S/Launch/F(cmd.exe)>>")),
  "a program started by an object stream's action": bad("launch", () =>
    buildModernPdf([...blank, "<</S/Launch/Win<</F(cmd.exe)>>>>"]),
  ),
  "an action when the page opens": onPage("automatic-action", { page: "/AA<</O<</S/Named/N/Print>>>>" }),
  "an action when the document closes": onPage("automatic-action", {
    catalog: "/AA 4 0 R",
    objects: ["<</WC<</S/Hide/T(a)>>>>"],
  }),
  "a web page on opening": onPage("automatic-action", { catalog: "/OpenAction<</S/URI/URI(https://exempel.se)>>" }),
  "a second action after the first": onPage("automatic-action", {
    catalog: "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/Named/N/Print>>>>",
  }),
  "a file inside": onPage("embedded-file", {
    catalog: "/Names<</EmbeddedFiles<</Names[(a.exe) 4 0 R]>>>>",
    objects: ["<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>", { entries: "/Type/EmbeddedFile", data: "MZ" }],
  }),
  "a file pinned to a page": onPage("embedded-file", annotation("/Subtype/FileAttachment/FS<</F(a)/EF<</F 4 0 R>>>>")),
  "a portfolio of files": onPage("embedded-file", { catalog: "/Collection<</View/D>>" }),
  "a form that sends what is typed": onPage("form-submission", linkDoing("<</S/SubmitForm/F(https://exempel.se)>>")),
  "a form filled from a file": onPage("form-submission", linkDoing("<</S/ImportData/F(a.fdf)>>")),
  "a link to another document": onPage("external-document", linkDoing("<</S/GoToR/F(a.pdf)/D[0/Fit]>>")),
  "a link to a document inside another": onPage("external-document", linkDoing("<</S/GoToE/F(a.pdf)>>")),
  "a stream whose bytes lie in another file": onPage("external-document", {
    objects: [{ entries: "/F(\\\\\\\\server\\\\share)", data: "" }],
  }),
  "a link that runs script": onPage("unsafe-link", linkDoing("<</S/URI/URI(javascript:alert\\(1\\))>>")),
  "a link to a file on the reader's computer": onPage("unsafe-link", linkDoing("<</S/URI/URI(file:///etc/passwd)>>")),
  "a film": onPage("media", annotation("/Subtype/Movie/Movie<</F(a.avi)>>")),
  "a sound": onPage("media", linkDoing("<</S/Sound/Sound 4 0 R>>")),
  "a rendition": onPage("media", linkDoing("<</S/Rendition/OP 0>>")),
  "rich media": onPage("media", annotation("/Subtype/RichMedia")),
  "a form of XFA": onPage("xfa", { catalog: "/AcroForm<</Fields[]/XFA 4 0 R>>", objects: [{ data: "<xdp/>" }] }),
  "a key given twice": bad("unusual-structure", () => buildPdf({ objects: [...blank, "<</Type/X/A 1/A 2>>"] })),
  "an object that is only a reference": bad("unusual-structure", () =>
    buildPdf({ objects: [...blank, "5 0 R", "4 0 R"] }),
  ),
  "packed twice": onPage("unusual-structure", {
    objects: [{ entries: "/Filter[/FlateDecode/FlateDecode]", data: deflateSync(deflateSync(Buffer.alloc(9e6))) }],
  }),
  "two hundred and one pages": bad("too-many-pages", () => buildPdf({ objects: manyPages(201) })),
  "more objects than anyone needs": bad("too-many-objects", () =>
    buildPdf({ objects: [...blank, ...Array.from({ length: 50_000 }, () => "1")] }),
  ),
  "one stream that grows to 300 MB": onPage("inflates-too-much", {
    objects: [flated(Buffer.alloc(300 * 1024 * 1024))],
  }),
  "many streams that grow to 120 MB together": onPage("inflates-too-much", {
    objects: Array.from({ length: 3 }, () => flated(Buffer.alloc(40 * 1024 * 1024))),
  }),
  "runs that grow without end": onPage("inflates-too-much", {
    objects: [{ entries: "/Filter/RunLengthDecode", data: Buffer.alloc(900_000, Buffer.from([129, 65])) }],
  }),
  "words that make a reader start over and over": bad("took-too-long", () => startsOver(2_000)),
};

const encryption = "<</Filter/Standard/V 2/R 3/Length 128/P -44/O<00>/U<00>>>";

function manyPages(count: number): string[] {
  const kids = Array.from({ length: count }, (_, n) => `${n + 3} 0 R`).join(" ");
  return [blank[0], `<</Type/Pages/Kids[${kids}]/Count ${count}>>`, ...Array.from({ length: count }, () => blank[2])];
}

function hiddenAfterComment(object: string): Buffer {
  return buildPdf({ objects: [...blank, `1\nendobj\n9 %\n0 obj ${object}`] });
}

function unnamedContainer(object: string): { entries: string; data: Buffer } {
  const container = objectStream([object], 40);
  return { entries: `/N 1/First ${container.first}/Filter/FlateDecode`, data: container.data };
}

/** Texts within texts, each beginning an object: every one is read to its end again, unless someone counts. */
function startsOver(times: number): Buffer {
  const body = `${"0 0 obj (".repeat(times)}${" ".repeat(200_000)}${")".repeat(times)}`;
  return latin(`%PDF-1.7\n${body}\nstartxref\n9\n%%EOF\n`);
}
