/**
 * What docs/journeys.md says is shown in a browser: each test it names, as `file › title` between backticks, stands in the
 * folder of browser tests under that title.
 */
import type { Finding, Source } from "./sources.ts";

const page = "docs/journeys.md";
const folders = ["portal/test/browser", "portal/test/journeys"];

export function judgeJourneys(told: string, sources: readonly Pick<Source, "path" | "text">[]): Finding[] {
  const files = new Map(sources.map(({ path, text }) => [path, text]));
  return told.split("\n").flatMap((row, index) =>
    [...row.matchAll(/`([\w-]+) › ([^`]+)`/g)].flatMap(([, file = "", title = ""]) => {
      const text = folders.map((folder) => files.get(`${folder}/${file}.test.ts`)).find((one) => one !== undefined);
      if (text !== undefined && hasTest(text, title)) return [];
      const says = text === undefined ? `There is no browser test ${file}.` : `${file} has no test "${title}".`;
      return [
        {
          path: page,
          line: index + 1,
          rule: "journeys/unknown-test",
          says,
          wayOut: "Name the test that shows it now, or say that nothing does.",
        },
      ];
    }),
  );
}

/** As it stands in the file, first among what a call is given: with the %s of a test told in several ways. */
function hasTest(text: string, title: string): boolean {
  const literal = title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`\\(\\s*"${literal}"\\s*,`).test(text);
}
