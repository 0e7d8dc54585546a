/** Every page of the portal. Each area gathers its own; nothing is served that is not listed here. */
import type { CardReader } from "../domain/access/card.ts";
import type { PostingPeer, SignInPeer } from "../domain/access/single-sign-on.ts";
import { deliveryRoutes } from "./delivery/deliveries.tsx";
import { supplierDeliveryRoutes } from "./delivery/supplier-delivery.tsx";
import { deskLevelRoutes } from "./plans/desk-levels.tsx";
import { ownLevelRoutes } from "./plans/own-level.tsx";
import { connectionRoutes } from "./connections/connections.tsx";
import { caseRetentionRoutes } from "./desk/case-retention.tsx";
import { deskRoutes } from "./desk/desk-routes.ts";
import { directoryRoutes } from "./directory/directory.tsx";
import { paymentPolicyRoutes } from "./desk/payment-policy.tsx";
import { feedbackReportRoutes } from "./feedback/feedback-reports.tsx";
import { giveFeedbackRoutes } from "./feedback/give-feedback.tsx";
import { approvalPolicyRoutes } from "./creditor/approval-policy.tsx";
import { billingRoutes } from "./creditor/billing.tsx";
import { usageRoutes } from "./creditor/usage.tsx";
import { catalogueRoutes } from "./creditor/catalogue.tsx";
import { customerRoutes } from "./creditor/customers.tsx";
import { subscriptionRoutes } from "./creditor/subscriptions.tsx";
import { customerInvoiceRoutes } from "./customer/customer-invoice.tsx";
import { ledgerRoutes } from "./ledger/ledger-routes.ts";
import { fileDisputeRoutes } from "./disputes/file-dispute.tsx";
import { disputePolicyRoutes } from "./disputes/policy.tsx";
import { holdRoutes } from "./disputes/hold.tsx";
import { settleRoutes } from "./disputes/settle.tsx";
import { askRoutes } from "./questions/ask.tsx";
import { changeRoutes } from "./questions/change.tsx";
import { settleChangeRoutes } from "./questions/settle-change.tsx";
import { stuckDeliveryRoutes } from "./creditor/stuck-deliveries.tsx";
import { cancellationRoutes } from "./customer/cancellations.tsx";
import { accessRequestRoutes } from "./customer/access-requests.tsx";
import { orderRoutes } from "./customer/orders.tsx";
import { wishRoutes } from "./customer/wishes.tsx";
import { purchaseRoutes } from "./customer/purchase-pages.tsx";
import { galleryRoutes } from "./gallery/gallery-page.tsx";
import { helpRoutes } from "./help/help.tsx";
import { accessRoutes } from "./public/access-routes.ts";
import { invoiceQuestionRoutes } from "./public/invoice-questions.tsx";
import { receiverRoutes } from "./public/receivers.tsx";
import type { Route } from "./route.ts";
import { caseRoutes } from "./supplier/case-routes.ts";
import { invoiceRoutes } from "./supplier/invoice-routes.ts";
import { unitRoutes } from "./unit/unit-routes.ts";
import { settingsRoutes } from "./supplier/settings-send.tsx";
import { specificationRoutes } from "./specification/specification.tsx";
import { startRoutes } from "./start/start.tsx";
import { validatorRoutes } from "./validator/validator.tsx";

export const routes: readonly Route[] = [
  ...startRoutes,
  ...invoiceRoutes,
  ...caseRoutes,
  ...settingsRoutes,
  ...ownLevelRoutes,
  ...deskLevelRoutes,
  ...receiverRoutes,
  ...paymentPolicyRoutes,
  ...giveFeedbackRoutes,
  ...feedbackReportRoutes,
  ...directoryRoutes,
  ...supplierDeliveryRoutes,
  ...deliveryRoutes,
  ...unitRoutes,
  ...connectionRoutes,
  ...caseRetentionRoutes,
  ...deskRoutes,
  ...usageRoutes,
  ...billingRoutes,
  ...stuckDeliveryRoutes,
  ...customerRoutes,
  ...subscriptionRoutes,
  ...approvalPolicyRoutes,
  ...catalogueRoutes,
  ...purchaseRoutes,
  ...cancellationRoutes,
  ...fileDisputeRoutes,
  ...settleRoutes,
  ...holdRoutes,
  ...disputePolicyRoutes,
  ...changeRoutes,
  ...settleChangeRoutes,
  ...askRoutes,
  ...orderRoutes,
  ...accessRequestRoutes,
  ...wishRoutes,
  ...specificationRoutes,
  ...customerInvoiceRoutes,
  ...ledgerRoutes,
  ...helpRoutes,
  ...validatorRoutes,
  ...invoiceQuestionRoutes,
];

/** Pages for those who build the portal; never in production. */
const developmentRoutes: readonly Route[] = [...galleryRoutes];

export interface Installation {
  readonly development: boolean;
  /** No mail server is configured: letters are kept. */
  readonly keepsMail: boolean;
  /** The region's own sign-in, where there is one. */
  readonly singleSignOn?: SignInPeer | undefined;
  /** The same where it speaks SAML. */
  readonly saml?: PostingPeer | undefined;
  /** Where the proxy in front takes cards. */
  readonly cards?: CardReader | undefined;
}

/** All that an installation serves. */
export function routesOf({ development, keepsMail, singleSignOn, saml, cards }: Installation): readonly Route[] {
  const access = accessRoutes({ developmentMail: development && keepsMail, singleSignOn, saml, cards });
  return [...routes, ...access, ...(development ? developmentRoutes : [])];
}
