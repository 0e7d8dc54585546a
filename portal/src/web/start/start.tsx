/** The start page: for a visitor what this is, for the signed-in what needs them today. */
import { paths } from "../paths.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { VisitorStart } from "./visitor-start.tsx";

export const startRoutes: readonly Route[] = [get(paths.start, "anyone", (visit) => start(visit))];

async function start(visit: Visit): Promise<Answer> {
  const { say } = visit;
  return { kind: "page", title: say.start.visitor.title, wide: true, body: <VisitorStart say={say} /> };
}
