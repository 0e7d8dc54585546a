/**
 * Builds the portal: the server for Node, and the hashed files that pages load, with a manifest of their names. Prints what
 * a page's scripts and styles weigh and fails when they weigh too much. Takes well under a second.
 */
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { parseArgs } from "node:util";
import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";
import { engineFromSource } from "./engine-from-source.ts";

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    /** Where to; tests build elsewhere than the portal runs from. */
    out: { type: "string", default: join(here, "dist") },
    /** What part of the budgets is allowed; a test shows with a small one that the scale bites. */
    allow: { type: "string", default: "1" },
  },
});
const dist = options.out;
const assets = join(dist, "assets");
const web = join(here, "src", "web");
const rulesSource = join(web, "islands", "line-editor", "rules.ts");

/** Gzip bytes: what one page may load. The line editor carries calculation itself, and fetches the rules when somebody writes. */
const budgets = { script: 10_240, lineEditor: 30_720, rules: 112_640, style: 20_480 } as const;

const started = performance.now();
rmSync(dist, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });
await Promise.all([buildServer(), buildAssets()]);
// The press reads its template from beside its program.
for (const template of ["invoice.typ", "statement.typ"])
  copyFileSync(join(here, "src", "domain", "paper", template), join(dist, template));
console.log(`built in ${Math.round(performance.now() - started)} ms`);

/** Our own engine is part of the bundle; every other package stays a package. */
function common(): BuildOptions {
  return {
    absWorkingDir: here,
    bundle: true,
    format: "esm",
    conditions: ["source"],
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
    plugins: [engineFromSource()],
  };
}

async function buildServer(): Promise<void> {
  await build({
    ...common(),
    entryPoints: {
      main: join(here, "src", "main.ts"),
      "check-process": join(here, "src", "domain", "attachments", "check-process.ts"),
      "saml-process": join(here, "src", "integrations", "saml-process.ts"),
      "sheet-process": join(here, "src", "domain", "sheets", "sheet-process.ts"),
      "camt-process": join(here, "src", "domain", "payments", "camt", "camt-process.ts"),
      "verdict-process": join(here, "src", "domain", "verdicts", "verdict-process.ts"),
      "press-process": join(here, "src", "domain", "paper", "press-process.ts"),
    },
    outdir: dist,
    platform: "node",
    target: "node24",
    packages: "external",
    sourcemap: "linked",
  });
}

async function buildAssets(): Promise<void> {
  const islands = readdirSync(join(web, "islands")).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."));
  const rules = await build({ ...browser(), entryPoints: [rulesSource], metafile: true });
  const [scripts, styles] = await Promise.all([
    build({
      ...browser(),
      plugins: [engineFromSource(), rulesApart(rules.metafile)],
      entryPoints: islands.map((name) => join(web, "islands", name)),
      splitting: true,
      metafile: true,
      chunkNames: "chunk-[hash]",
    }),
    build({ ...browser(), entryPoints: [join(web, "styles", "site.css")], metafile: true }),
  ]);
  const entries = [
    ...entriesOf(rules.metafile),
    ...entriesOf(scripts.metafile),
    ...entriesOf(styles.metafile),
    copyHashed(join(web, "styles", "icon.svg")),
  ];
  writeFileSync(join(assets, "manifest.json"), JSON.stringify(Object.fromEntries(entries), null, 2));
  weigh(scripts.metafile, { rules: rules.metafile, styles: styles.metafile });
}

/**
 * The complete rules are a file of their own, whole: shared chunks would move the engine into what every form loads, since a
 * bundler shares whole files.
 */
function rulesApart(rules: Metafile): Plugin {
  const [[, file] = ["", ""]] = entriesOf(rules);
  return {
    name: "rules-apart",
    setup: (on) => on.onResolve({ filter: /\/rules\.ts$/ }, () => ({ path: `./${file}`, external: true })),
  };
}

function browser(): BuildOptions {
  return {
    ...common(),
    outdir: assets,
    entryNames: "[name]-[hash]",
    platform: "browser",
    target: ["es2022", "chrome109", "firefox115", "safari16"],
    minify: true,
    legalComments: "none",
  };
}

/** Plain names and the hashed ones they became: `line-editor.js` → `line-editor-3KQ2.js`. */
function entriesOf(meta: Metafile): [string, string][] {
  return Object.entries(meta.outputs).flatMap(([path, { entryPoint }]) => {
    if (entryPoint === undefined) return [];
    const plain = basename(entryPoint).replace(/\.tsx?$/, ".js");
    return [[plain, basename(path)] satisfies [string, string]];
  });
}

function copyHashed(path: string): [string, string] {
  const bytes = readFileSync(path);
  const [stem, ending] = basename(path).split(".");
  const hashed = `${stem}-${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}.${ending}`;
  writeFileSync(join(assets, hashed), bytes);
  return [basename(path), hashed];
}

/** Every page carries page.js; an island brings itself and the chunks it imports. */
function weigh(scripts: Metafile, { rules, styles }: { readonly rules: Metafile; readonly styles: Metafile }): void {
  const always = scriptsOf("page.ts", scripts);
  const rows = entriesOf(scripts).map(([name]) => {
    const files = new Set([...always, ...scriptsOf(name.replace(/\.js$/, ""), scripts)]);
    const budget = name === "line-editor.js" ? budgets.lineEditor : budgets.script;
    return { name: name === "page.js" ? "every page" : `page with ${name}`, bytes: gzipBytes(files), budget };
  });
  rows.push({
    name: "the rules, once somebody writes",
    bytes: gzipBytes(entriesOf(rules).map(([, file]) => join(assets, file))),
    budget: budgets.rules,
  });
  rows.push({
    name: "styles",
    bytes: gzipBytes(entriesOf(styles).map(([, file]) => join(assets, file))),
    budget: budgets.style,
  });
  for (const { name, bytes, budget } of rows) {
    const fits = bytes <= budget * Number(options.allow);
    const verdict = fits ? "" : "  TOO HEAVY";
    console.log(`${name.padEnd(34)} ${(bytes / 1024).toFixed(1).padStart(6)} kB of ${budget / 1024} kB${verdict}`);
    if (!fits) process.exitCode = 1;
  }
}

function scriptsOf(name: string, meta: Metafile): readonly string[] {
  const stem = name.replace(/\.tsx?$/, "");
  const entry = Object.entries(meta.outputs).find(
    ([, { entryPoint }]) => entryPoint !== undefined && basename(entryPoint).replace(/\.tsx?$/, "") === stem,
  );
  if (entry === undefined) return [];
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const { path: next, kind } of meta.outputs[path]?.imports ?? []) if (kind === "import-statement") follow(next);
  };
  follow(entry[0]);
  return [...found];
}

function gzipBytes(paths: Iterable<string>): number {
  return [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(resolve(here, path)), { level: 9 }).length, 0);
}
