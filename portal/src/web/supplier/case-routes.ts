/** Every page of a supplier's own matters with the region. */
import { caseFormLimits } from "../case-files.ts";
import { get, post, type Route } from "../route.ts";
import { postQuestion, showAsk } from "./case-ask.tsx";
import { showOwnCases } from "./case-list.tsx";
import { downloadOwnFile, postMessage, showOwnCase } from "./case-page.tsx";
import { introductionRoutes } from "./introduction.tsx";
import { referenceRoutes } from "./reference-ask.tsx";

export const caseRoutes: readonly Route[] = [
  get("/cases", "case.read", showOwnCases),
  get("/cases/new", "case.write", showAsk),
  post("/cases", "case.write", postQuestion, caseFormLimits),
  get("/cases/:id", "case.read", showOwnCase),
  get("/cases/:id/files/:fileId", "case.read", downloadOwnFile),
  post("/cases/:id/messages", "case.write", postMessage, caseFormLimits),
  ...introductionRoutes,
  ...referenceRoutes,
];
