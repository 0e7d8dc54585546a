/** House rules a machine can keep (STYLE §12). Each says why, and the way out. */
import type { Finding, Source } from "./sources.ts";
import { isTest } from "./floor-plan.ts";

const linesMax = 300;
const functionLinesMax = 50;

/** Files allowed to be longer, each with its reason. */
const longByNature: Readonly<Record<string, string>> = {
  "portal/src/db/tables.ts": "generated",
};

/** Whole folders of facts: tables are as long as the world. */
const facts = [/\/codelists\//, /\/rules\/.*\.data\.ts$/, /\/messages\/[^/]+\.(sv|en)\.ts$/, /^portal\/src\/demo\//];

export function judgeTidiness(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) => [
    ...longFile(source),
    ...forbiddenName(source),
    ...judgeLines(source),
    ...longFunctions(source),
  ]);
}

function longFile({ path, text }: Source): Finding[] {
  const lines = text.split("\n").length - 1;
  if (lines <= linesMax || path in longByNature || facts.some((one) => one.test(path))) return [];
  return [
    {
      path,
      rule: "tidy/long-file",
      says: `${lines} lines; a file is one idea and stays under ${linesMax}.`,
      wayOut: "Find the second idea in it and give that a file with its own name.",
    },
  ];
}

const drawers = new Set(["utils", "util", "helpers", "helper", "shared", "common", "misc", "lib"]);

function forbiddenName({ path }: Source): Finding[] {
  const drawer = path
    .replace(/\.tsx?$/, "")
    .split("/")
    .find((part) => drawers.has(part));
  if (drawer === undefined) return [];
  return [
    {
      path,
      rule: "tidy/drawer",
      says: `"${drawer}" says nothing about what is inside.`,
      wayOut: "A function without a home is a concept without a name. Find the name.",
    },
  ];
}

interface LineRule {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly says: string;
  readonly wayOut: string;
  /** Where the rule holds. */
  readonly holdsIn: (path: string) => boolean;
}

const product = (path: string): boolean => /^(portal|packages\/einvoice)\/src\//.test(path) && !isTest(path);
const clockHomes = ["portal/src/time.ts", "portal/src/main.ts"];
const environmentHomes = ["portal/src/config.ts", "portal/src/main.ts"];
const chanceHomes = ["portal/src/chance.ts", "portal/src/db/embedded/runner.ts"];

const lineRules: readonly LineRule[] = [
  {
    rule: "tidy/clock",
    pattern: /\bDate\.now\(|\bnew Date\(\s*\)|\bTemporal\.Now\b/,
    says: "Reads the machine's clock.",
    wayOut: "Take `now` from Work, or `today` as an argument; the clock lives in portal/src/time.ts.",
    holdsIn: (path) => product(path) && !clockHomes.includes(path) && !path.includes("/islands/"),
  },
  {
    rule: "tidy/environment",
    pattern: /\bprocess\.env\b/,
    says: "Reads the environment.",
    wayOut: "All configuration is parsed once, in portal/src/config.ts; take the value as an argument.",
    holdsIn: (path) => product(path) && !environmentHomes.includes(path),
  },
  {
    rule: "tidy/chance",
    pattern: /\bMath\.random\(|\brandomUUID\(|\brandomBytes\(/,
    says: "Throws dice of its own.",
    wayOut: "Use work.newId() or work.newSecret(), so that a test can foresee them.",
    holdsIn: (path) => product(path) && !chanceHomes.includes(path) && !path.includes("/islands/"),
  },
  {
    rule: "tidy/float-money",
    pattern: /\bparseFloat\(|\.toFixed\(/,
    says: "Floating point where money may pass.",
    wayOut: "Use Decimal and Money of @fakturaporten/einvoice; round in one named place.",
    holdsIn: product,
  },
  {
    rule: "tidy/raw-html",
    pattern: /dangerouslySetInnerHTML|\.innerHTML\s*=/,
    says: "Writes raw HTML.",
    wayOut: "Return elements: escaping is the default and the content security policy forbids the rest.",
    holdsIn: product,
  },
  {
    rule: "tidy/todo",
    pattern: /\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/,
    says: "An unfinished thought without an issue number.",
    wayOut: "Finish it, or write TODO(#number).",
    holdsIn: (path) => !path.startsWith("checks/") && !path.includes("/codelists/"),
  },
  {
    rule: "tidy/loose-type",
    pattern: /@ts-(ignore|nocheck|expect-error)|\bas any\s*[;,)\].]|:\s*any\b/,
    says: "Switches the type checker off.",
    wayOut: "Parse at the door into a type that cannot be wrong.",
    holdsIn: product,
  },
  {
    rule: "tidy/focused-test",
    pattern: /\b(it|test|describe)\.(only|skip|todo)\(/,
    says: "A test that hides others, or itself.",
    wayOut: "Let it run, or remove it.",
    holdsIn: (path) => isTest(path) && !path.startsWith("checks/"),
  },
];

function judgeLines({ path, text }: Source): Finding[] {
  const rules = lineRules.filter((rule) => rule.holdsIn(path));
  if (rules.length === 0) return [];
  return text
    .split("\n")
    .flatMap((line, index) =>
      rules
        .filter((rule) => rule.pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
        .map(({ rule, says, wayOut }) => ({ path, line: index + 1, rule, says, wayOut })),
    );
}

/** Top-level functions by indentation: the formatter guarantees that a closing brace stands at the margin. */
function longFunctions({ path, text }: Source): Finding[] {
  if (!product(path) || path.endsWith(".tsx")) return [];
  const lines = text.split("\n");
  return lines.flatMap((line, start) => {
    const name = /^(?:export )?(?:async )?function\*? (\w+)/.exec(line)?.[1];
    if (name === undefined) return [];
    const length = lines.findIndex((later, index) => index > start && later === "}") - start + 1;
    if (length <= functionLinesMax) return [];
    return [
      {
        path,
        line: start + 1,
        rule: "tidy/long-function",
        says: `${name} has ${length} lines; a function stays under ${functionLinesMax}.`,
        wayOut: "Push the decisions up into it and the leaves down out of it.",
      },
    ];
  });
}
