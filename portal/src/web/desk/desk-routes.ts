/** Every page of the region's case desk. */
import { caseFormLimits } from "../case-files.ts";
import { get, post, type Route } from "../route.ts";
import { downloadFile, showCase } from "./case-page.tsx";
import { assign, decide, note, reopen, reply } from "./case-posts.tsx";
import { showDesk } from "./desk-list.tsx";
import { postPolicy, showPolicy } from "./new-suppliers.tsx";
import { showStatistics } from "./statistics-page.tsx";
import { editTemplate, newTemplate, postTemplate, postTemplateRemoval, showTemplates } from "./templates.tsx";

export const deskRoutes: readonly Route[] = [
  get("/desk", "desk.work", showDesk),
  get("/desk/statistics", "desk.work", showStatistics),
  get("/desk/templates", "desk.manage", showTemplates),
  get("/desk/templates/new", "desk.manage", newTemplate),
  post("/desk/templates", "desk.manage", postTemplate),
  get("/desk/templates/:id", "desk.manage", editTemplate),
  post("/desk/templates/:id", "desk.manage", postTemplate),
  post("/desk/templates/:id/removal", "desk.manage", postTemplateRemoval),
  get("/desk/new-suppliers", "desk.manage", showPolicy),
  post("/desk/new-suppliers", "desk.manage", postPolicy),
  get("/desk/:id", "desk.work", showCase),
  get("/desk/:id/files/:fileId", "desk.work", downloadFile),
  post("/desk/:id/replies", "desk.work", reply, caseFormLimits),
  post("/desk/:id/owner", "desk.work", assign),
  post("/desk/:id/decision", "desk.work", decide),
  post("/desk/:id/notes", "desk.work", note),
  post("/desk/:id/reopening", "desk.work", reopen),
];
