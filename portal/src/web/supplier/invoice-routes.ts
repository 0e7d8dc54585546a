/** Every page about writing, sending and finding invoices. */
import type { Route } from "../route.ts";
import { attachmentRoutes } from "./attachment-pages.tsx";
import { checkRoutes } from "./invoice-check.tsx";
import { creditRoutes } from "./invoice-credit.tsx";
import { draftRoutes } from "./invoice-draft.ts";
import { listRoutes } from "./invoice-list.tsx";
import { ledgerRoutes } from "./number-ledger.tsx";
import { mailPaceRoutes } from "./mail-pace-page.tsx";
import { nextRoutes } from "./invoice-next.ts";
import { invoicePageRoutes } from "./invoice-page.tsx";
import { removalRoutes } from "./invoice-removal.tsx";
import { recurringRoutes } from "./recurring-pages.tsx";
import { importRoutes } from "./import-pages.tsx";
import { articleRoutes } from "./article-pages.tsx";
import { sentRoutes } from "./invoice-sent.tsx";
import { templateRoutes } from "./template-pages.tsx";
import { trashRoutes } from "./trash-page.tsx";

export const invoiceRoutes: readonly Route[] = [
  ...mailPaceRoutes,
  ...ledgerRoutes,
  ...templateRoutes,
  ...recurringRoutes,
  ...articleRoutes,
  ...importRoutes,
  ...trashRoutes,
  ...listRoutes,
  ...draftRoutes,
  ...removalRoutes,
  ...creditRoutes,
  ...nextRoutes,
  ...attachmentRoutes,
  ...checkRoutes,
  ...sentRoutes,
  ...invoicePageRoutes,
];
