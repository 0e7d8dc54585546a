/** Every page about writing, sending and finding invoices. */
import type { Route } from "../route.ts";
import { attachmentRoutes } from "./attachment-pages.tsx";
import { checkRoutes } from "./invoice-check.tsx";
import { draftRoutes } from "./invoice-draft.ts";
import { invoicePageRoutes } from "./invoice-page.tsx";
import { sentRoutes } from "./invoice-sent.tsx";

export const invoiceRoutes: readonly Route[] = [
  ...draftRoutes,
  ...attachmentRoutes,
  ...checkRoutes,
  ...sentRoutes,
  ...invoicePageRoutes,
];
