/** Addresses of a customer's changes and questions, and of the creditor's page that decides a change. */
import { paths } from "../paths.ts";

export const questionPaths = {
  change: (customerId: string): string => `${paths.purchases}/${customerId}/change`,
  settleChange: (caseId: string): string => `${paths.billing}/changes/${caseId}`,
  ask: (customerId: string): string => `${paths.purchases}/${customerId}/ask`,
} as const;
