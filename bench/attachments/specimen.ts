/** What is written in a specimen: plausible text that differs from one number to the next, in the forms that producers read. */

export interface Specimen {
  readonly number: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly rows: readonly (readonly [what: string, quantity: string, price: string])[];
}

const things = [
  "Omläggning av tak",
  "Städning, trapphus B",
  "Tolkning per timme",
  "Blodprovsrör 5 ml",
  "Café & möte – fika",
];
const sentences = [
  "Arbetet är utfört enligt överenskommelse och besiktigat på plats.",
  "Priserna är exklusive mervärdesskatt. Frågor besvaras av vår kundtjänst.",
  "Åtgärden gäller våning 3 och 4; övriga våningar tas i nästa etapp.",
  "Tidrapport och följesedel finns hos arbetsledaren (märkt ”Ö-17”).",
];

export function specimen(number: number): Specimen {
  const pages = 1 + (number % 4);
  return {
    number,
    title: `Tidrapport ${2026 + (number % 3)}-${String(number).padStart(4, "0")}`,
    paragraphs: Array.from({ length: 4 * pages }, (_, at) =>
      sentences
        .slice(at % 3)
        .join(" ")
        .repeat(1 + (at % 3)),
    ),
    rows: Array.from({ length: 3 + (number % 17) }, (_, at) => [
      things[(number + at) % things.length] ?? "",
      String(1 + ((number * 7 + at) % 40)),
      `${100 + at * 13},${String((number * 3) % 100).padStart(2, "0")}`,
    ]),
  };
}

export function asHtml({ title, paragraphs, rows, number }: Specimen): string {
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${markup(cell)}</td>`).join("")}</tr>`).join("");
  const link = number % 2 === 0 ? '<p><a href="https://exempel.se/rapport">exempel.se/rapport</a></p>' : "";
  const orientation = number % 5 === 0 ? "landscape" : "portrait";
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${title}</title>
<style>@page{size:A4 ${orientation};margin:20mm}body{font-family:${number % 3 === 0 ? "serif" : "sans-serif"}}td{border:1px solid #888;padding:4px}</style>
</head><body><h1>${title}</h1>${paragraphs.map((text) => `<p>${markup(text)}</p>`).join("")}<table>${cells}</table>${link}${asSvg(number)}</body></html>`;
}

export function asText({ title, paragraphs, rows }: Specimen): string {
  return [title, "", ...paragraphs.flatMap((text) => [...folded(text), ""]), ...rows.map((row) => row.join("  "))].join(
    "\n",
  );
}

export function asSvg(number: number): string {
  const bars = Array.from({ length: 12 }, (_, at) => {
    const height = 10 + ((number * 31 + at * 17) % 90);
    return `<rect x="${at * 20}" y="${100 - height}" width="14" height="${height}" fill="hsl(${at * 30},60%,45%)" opacity="0.8"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120" viewBox="0 0 240 120">${bars.join("")}<text x="4" y="116" font-size="10">Månad för månad</text></svg>`;
}

export function asLatex({ title, paragraphs, rows }: Specimen): string {
  return `\\documentclass[a4paper]{article}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{hyperref}
\\begin{document}\\section{${title}}${paragraphs.map(escapedForLatex).join("\n\n")}
\\begin{tabular}{lrr}${rows.map((row) => row.map(escapedForLatex).join(" & ")).join("\\\\\n")}\\end{tabular}
\\href{https://exempel.se/}{exempel.se}\\end{document}`;
}

export function asFormattingObjects({ title, paragraphs }: Specimen): string {
  return `<?xml version="1.0" encoding="UTF-8"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set>
<fo:simple-page-master master-name="a4" page-width="210mm" page-height="297mm" margin="20mm"><fo:region-body/></fo:simple-page-master>
</fo:layout-master-set><fo:page-sequence master-reference="a4"><fo:flow flow-name="xsl-region-body"><fo:block font-size="18pt">${title}</fo:block>
${paragraphs.map((text) => `<fo:block space-before="6pt">${markup(text)}</fo:block>`).join("")}
<fo:block><fo:basic-link external-destination="https://exempel.se/">exempel.se</fo:basic-link></fo:block></fo:flow></fo:page-sequence></fo:root>`;
}

/** Lines that a program in another language reads as its strings. */
export function asJson(specimen: Specimen): string {
  return JSON.stringify({ ...specimen, lines: asText(specimen).split("\n") });
}

function folded(text: string): string[] {
  return text.match(/.{1,80}(?:\s|$)/g) ?? [text];
}

function markup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function escapedForLatex(text: string): string {
  return text.replaceAll("&", "\\&").replaceAll("–", "--").replaceAll("”", "''");
}
