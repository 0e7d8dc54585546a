/**
 * Programs that write PDFs, as Debian 12 packs them: each makes one file of a specimen. A program that is not installed is left
 * out and named.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { asFormattingObjects, asHtml, asJson, asLatex, asSvg, asText, type Specimen } from "./specimen.ts";

export interface Producer {
  readonly name: string;
  /** Debian's package of it. */
  readonly package: string;
  /** Writes `out`; may use the folder. */
  make(specimen: Specimen, place: Place): void;
}

interface Place {
  readonly folder: string;
  readonly out: string;
  /** A sound PDF of another producer, for those that write PDFs from PDFs. */
  readonly earlier: string | undefined;
}

export const producers: readonly Producer[] = [
  {
    name: "Skia (Chromium)",
    package: "chromium",
    make: (specimen, place) =>
      run("/usr/bin/chromium", [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-pdf-header-footer",
        `--print-to-pdf=${place.out}`,
        written(place, "page.html", asHtml(specimen)),
      ]),
  },
  {
    name: "pydyf (WeasyPrint)",
    package: "weasyprint",
    make: (specimen, place) => run("weasyprint", [written(place, "page.html", asHtml(specimen)), place.out]),
  },
  {
    name: "Qt (wkhtmltopdf)",
    package: "wkhtmltopdf",
    make: (specimen, place) =>
      run("wkhtmltopdf", ["-q", "--encoding", "utf-8", written(place, "page.html", asHtml(specimen)), place.out]),
  },
  {
    name: "LibreOffice Writer",
    package: "libreoffice-writer-nogui",
    make: (specimen, place) => office(place, "page.html", asHtml(specimen), "writer_web_pdf_Export"),
  },
  {
    name: "LibreOffice Calc",
    package: "libreoffice-calc-nogui",
    make: (specimen, place) => {
      const table = specimen.rows.map((row) => row.join(";")).join("\n");
      office(place, "page.csv", table, "calc_pdf_Export");
    },
  },
  {
    name: "pdfTeX",
    package: "texlive-latex-base",
    make: (specimen, place) => {
      written(place, "page.tex", asLatex(specimen));
      run("pdflatex", ["-interaction=batchmode", "page.tex"], { cwd: place.folder });
      run("cp", [join(place.folder, "page.pdf"), place.out]);
    },
  },
  {
    name: "gropdf (groff)",
    package: "groff",
    make: (specimen, place) =>
      writeFileSync(place.out, run("groff", ["-K", "utf8", "-Tpdf", written(place, "page.txt", asText(specimen))])),
  },
  {
    name: "Ghostscript, from PostScript",
    package: "ghostscript enscript",
    make: (specimen, place) => {
      const text = Buffer.from(asText(specimen).replaceAll(/[–”]/g, "-"), "latin1");
      writeFileSync(join(place.folder, "page.txt"), text);
      const script = join(place.folder, "page.ps");
      run("enscript", ["-q", "-X", "latin1", "-p", script, join(place.folder, "page.txt")]);
      run("ps2pdf", [script, place.out]);
    },
  },
  {
    name: "Ghostscript, PDF/A",
    package: "ghostscript",
    make: (_, place) =>
      run("gs", [
        "-q",
        "-dPDFA=2",
        "-dBATCH",
        "-dNOPAUSE",
        "-dNOOUTERSAVE",
        "-sColorConversionStrategy=RGB",
        "-sDEVICE=pdfwrite",
        `-sOutputFile=${place.out}`,
        needed(place),
      ]),
  },
  {
    name: "Apache FOP",
    package: "fop",
    make: (specimen, place) => run("fop", [written(place, "page.fo", asFormattingObjects(specimen)), place.out]),
  },
  {
    name: "cairo (librsvg)",
    package: "librsvg2-bin",
    make: ({ number }, place) =>
      run("rsvg-convert", ["-f", "pdf", "-o", place.out, written(place, "page.svg", asSvg(number))]),
  },
  {
    name: "cairo (pdftocairo)",
    package: "poppler-utils",
    make: (_, place) => run("pdftocairo", ["-pdf", needed(place), place.out]),
  },
  {
    name: "img2pdf",
    package: "img2pdf librsvg2-bin",
    make: ({ number }, place) => {
      const picture = join(place.folder, "page.png");
      run("rsvg-convert", ["-b", "white", "-z", "3", "-o", picture, written(place, "page.svg", asSvg(number))]);
      run("img2pdf", [picture, "-o", place.out]);
    },
  },
  {
    name: "MuPDF (mutool)",
    package: "mupdf-tools",
    make: ({ number }, place) => run("mutool", ["clean", number % 2 === 0 ? "-ggz" : "-s", needed(place), place.out]),
  },
  {
    name: "qpdf, object streams or linearized",
    package: "qpdf",
    make: ({ number }, place) =>
      run("qpdf", [number % 2 === 0 ? "--object-streams=generate" : "--linearize", needed(place), place.out]),
  },
  scripted("ReportLab", "python3-reportlab", "/usr/bin/python3", "with-reportlab.py"),
  scripted("cairo (pycairo)", "python3-cairo", "/usr/bin/python3", "with-pycairo.py"),
  scripted("PDF::API2", "libpdf-api2-perl", "/usr/bin/perl", "with-api2.pl"),
  scripted("Prawn", "ruby-prawn", "/usr/bin/ruby", "with-prawn.rb"),
  scripted("TCPDF", "php-tcpdf", "/usr/bin/php", "with-tcpdf.php"),
];

/** A program in its producer's language, beside this file: gets a specimen as JSON and the name of the file to write. */
function scripted(name: string, packageName: string, interpreter: string, script: string): Producer {
  return {
    name,
    package: packageName,
    make: (specimen, place) =>
      run(interpreter, [
        join(import.meta.dirname, script),
        written(place, "specimen.json", asJson(specimen)),
        place.out,
      ]),
  };
}

function office(place: Place, name: string, text: string, filter: string): void {
  const source = written(place, name, text);
  const profile = `-env:UserInstallation=file://${join(place.folder, "..", "office")}`;
  run("libreoffice", [profile, "--headless", "--convert-to", `pdf:${filter}`, "--outdir", place.folder, source]);
  run("cp", [join(place.folder, "page.pdf"), place.out]);
}

function written(place: Place, name: string, text: string): string {
  const path = join(place.folder, name);
  writeFileSync(path, text);
  return path;
}

function needed({ earlier }: Place): string {
  if (earlier === undefined) throw new Error("This producer writes from another's file, and there is none yet");
  return earlier;
}

export function run(program: string, words: readonly string[], options: { readonly cwd?: string } = {}): Buffer {
  const limits = { timeout: 120_000, maxBuffer: 1 << 27 };
  return execFileSync(program, words, { stdio: ["ignore", "pipe", "pipe"], ...limits, ...options });
}
