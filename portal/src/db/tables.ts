/**
 * What the database holds, as types. Generated from a freshly migrated database by `npm run db:generate -w portal`; never
 * edited by hand. timestamptz is an `Instant`, date a `LocalDate`, bigint a `bigint`; jsonb is written as JSON text.
 */
import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Instant, LocalDate } from "../time.ts";

/** jsonb: read as parsed JSON, written as JSON text. */
export type Json = ColumnType<unknown, string, string>;

/** bytea: read as a Buffer, written as any bytes. */
export type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>;

export interface AccessPointMessages {
  id: string;
  kind: "document" | "status";
  message_id: string;
  content_id: string;
  raw: Bytes;
  raw_sha256: Bytes;
  received_at: Instant;
  arrivals: Generated<number>;
  state: "done" | "new" | "quarantined";
  tries: Generated<number>;
  reason: string | null;
  changed_at: Instant;
}

export interface AccessRequests {
  organisation_id: string;
  id: string;
  creditor_id: string;
  customer_number: string;
  role: "attestant" | "orderer" | "reader";
  words: string | null;
  state: "given" | "officer" | "orderer" | "placing" | "refused";
  asked_at: Instant;
  asked_by: string;
  case_id: string | null;
  answered_at: Instant | null;
  answered_by: string | null;
  reason: string | null;
}

export interface AccountChanges {
  organisation_id: string;
  id: string;
  state: "begun" | "refused" | "stopped" | "waiting" | "withdrawn";
  accounts: Json;
  factoring: ColumnType<unknown, string | null, string | null>;
  proposed_at: Instant;
  proposed_by: string;
  bank_days: number;
  begins_on: LocalDate;
  second_person: "nobody" | "owner" | "region";
  approved_at: Instant | null;
  approved_by: string | null;
  ended_at: Instant | null;
}

export interface AccountNetworks {
  account_id: string;
  network: string;
  last_used_at: Instant;
}

export interface Accounts {
  id: string;
  email: string;
  email_key: string;
  name: string;
  language: Generated<"en" | "sv">;
  password_hash: string;
  password_set_at: Instant;
  confirmed_at: Instant;
}

export interface AnswerCarriages {
  organisation_id: string;
  answer_id: string;
  state: "accepted" | "delivered" | "given-up" | "parked" | "refused" | "waiting";
  attempts: Generated<number>;
  reason: string | null;
  changed_at: Instant;
}

export interface ApprovalPolicies {
  organisation_id: string;
  from_on: LocalDate;
  recorded_at: Instant;
  recorded_by: string;
  own_requests: boolean;
  nudge_days: number;
  deputy_days: number;
}

export interface ApprovalsDue {
  request_id: string;
  organisation_id: string;
  about: "cancellation" | "order";
  asked_on: LocalDate;
  due_on: LocalDate;
  step: "again" | "attestants" | "deputies";
}

export interface Articles {
  organisation_id: string;
  id: string;
  number: string | null;
  description: string;
  unit: string;
  price: string;
  vat: string;
  version: number;
  changed_at: Instant;
}

export interface AttachmentDismissals {
  organisation_id: string;
  attachment_id: string;
  notice: "invoice-itself" | "personal-number";
  dismissed_at: Instant;
  dismissed_by: string;
}

export interface Attachments {
  organisation_id: string;
  id: string;
  draft_id: string | null;
  invoice_id: string | null;
  name: string;
  size_bytes: number;
  pages: number;
  sha256: Bytes;
  bytes: Bytes;
  added_at: Instant;
  thumbnail: Bytes | null;
  reading: ColumnType<unknown, string | undefined, string>;
}

export interface BankFiles {
  organisation_id: string;
  id: string;
  file_name: string;
  file_bytes: Bytes;
  file_sha256: Bytes;
  kind: "bgmax" | "camt" | null;
  state: "refused" | "taken" | "uploaded";
  payment_count: Generated<number>;
  known_count: Generated<number>;
  amount_minor: Generated<bigint>;
  faults: ColumnType<unknown, string | undefined, string>;
  uploaded_at: Instant;
  uploaded_by: string | null;
  read_at: Instant | null;
  message: string | null;
}

export interface BankPayments {
  organisation_id: string;
  id: string;
  bank_file_id: string;
  bank_reference: string;
  account_scheme: "account" | "bankgiro" | "iban" | "plusgiro";
  account_number: string;
  booked_on: LocalDate;
  amount_minor: bigint;
  currency: string;
  payment_references: ColumnType<unknown, string | undefined, string>;
  texts: Generated<string[]>;
  payer_name: string | null;
  payer_number: string | null;
  payer_account: string | null;
  twin_of: string | null;
}

export interface BilledBatches {
  organisation_id: string;
  batch_key: number;
  invoice_id: string;
  customer_key: number;
}

export interface BillingRunCustomers {
  organisation_id: string;
  run_id: string;
  customer_id: string;
  customer_key: number;
  state: "issued" | "refused" | "waiting";
  row_count: number;
  net_minor: bigint;
  former_net_minor: bigint;
  invoice_id: string | null;
  faults: ColumnType<unknown, string | undefined, string>;
}

export interface BillingRuns {
  organisation_id: string;
  id: string;
  month: LocalDate;
  issue_on: LocalDate;
  due_on: LocalDate;
  state: "cancelled" | "done" | "prepared" | "preparing" | "running" | "stopped";
  prepared_at: Instant;
  prepared_by: string | null;
  changed_at: Instant;
  through_batch: Generated<number>;
}

export interface CancellationWishes {
  organisation_id: string;
  id: string;
  creditor_id: string;
  customer_id: string;
  subscription_id: string;
  service_name: string;
  unit_name: string | null;
  ansvar: string | null;
  words: string | null;
  state: "asked" | "open" | "refused";
  wished_at: Instant;
  wished_by: string;
  answered_at: Instant | null;
  answered_by: string | null;
  reason: string | null;
  cancellation_id: string | null;
}

export interface Cancellations {
  organisation_id: string;
  id: string;
  creditor_id: string;
  customer_id: string;
  subscription_id: string;
  service_name: string;
  unit_name: string | null;
  ansvar: string | null;
  quantity: string;
  monthly_minor: bigint | null;
  notice_months: number;
  state: "approved" | "declined" | "done" | "overtaken" | "waiting" | "withdrawing" | "withdrawn";
  asked_at: Instant;
  asked_by: string;
  decided_at: Instant | null;
  decided_by: string | null;
  reason: string | null;
  last_billed_on: LocalDate | null;
  withdrawn_at: Instant | null;
  withdrawn_by: string | null;
}

export interface CardHolders {
  account_id: string;
  hsa_id: string;
  given_at: Instant;
}

export interface CarrierHealth {
  route: "access-point" | "folder";
  failures: number;
  failing_since: Instant | null;
  closed_until: Instant | null;
  reason: string | null;
}

export interface CaseFiles {
  organisation_id: string;
  id: string;
  case_id: string;
  message_id: string;
  place: number;
  name: string;
  size_bytes: number;
  pages: number;
  sha256: Bytes;
  bytes: Bytes;
}

export interface CaseMessages {
  organisation_id: string;
  id: string;
  case_id: string;
  side: "desk" | "party";
  number: number;
  heard: number;
  act: "ask" | "close" | "decide" | "open" | "reopen" | "say";
  state: "closed" | "new" | "open" | "waiting";
  words: string | null;
  decision: string | null;
  outcome: ColumnType<unknown, string | undefined, string>;
  author_name: string | null;
  account_id: string | null;
  written_at: Instant;
  arrived_at: Instant | null;
}

export interface CaseNotes {
  organisation_id: string;
  id: string;
  case_id: string;
  words: string;
  written_by: string;
  written_at: Instant;
}

export interface CaseParticipants {
  organisation_id: string;
  case_id: string;
  account_id: string;
  since: Instant;
}

export interface CaseRetentions {
  organisation_id: string;
  id: string;
  from_on: LocalDate;
  months: number | null;
  decision: string;
  set_by: string;
  set_at: Instant;
}

export interface Cases {
  organisation_id: string;
  id: string;
  side: "desk" | "party";
  reference: string;
  kind: string;
  queue: string;
  receiver_id: string | null;
  state: "closed" | "new" | "open" | "waiting";
  decision: string | null;
  outcome: ColumnType<unknown, string | undefined, string>;
  about: Json;
  counterpart_id: string | null;
  party_name: string;
  party_number: string | null;
  search_party: string;
  owner_account_id: string | null;
  due_on: LocalDate | null;
  opened_at: Instant;
  changed_at: Instant;
  first_answered_at: Instant | null;
  closed_at: Instant | null;
  reopened: Generated<number>;
  written: Generated<number>;
  heard: Generated<number>;
  told_on: LocalDate | null;
  forget_on: LocalDate | null;
  forgotten_on: LocalDate | null;
}

export interface ClientRequests {
  organisation_id: string;
  client_id: string;
  key: string;
  route: string;
  body_sha256: Bytes;
  status: number;
  response: Json;
  made_at: Instant;
}

export interface Clients {
  id: string;
  organisation_id: string;
  name: string;
  secret_hash: string;
  scopes: string[];
  receiver_ids: string[] | null;
  made_at: Instant;
  made_by: string;
  expires_at: Instant;
  last_used_at: Instant | null;
  revoked_at: Instant | null;
  revoked_by: string | null;
}

export interface CodeApps {
  account_id: string;
  seed_locked: string;
  made_at: Instant;
  confirmed_at: Instant | null;
  last_step: Generated<bigint>;
}

export interface CollectionCases {
  organisation_id: string;
  invoice_id: string;
  customer_id: string;
  state: "asked" | "held" | "recalled" | "received" | "returned";
  hindrance: "disputed" | "no-organisation-number" | "no-reference-rate" | "unmatched-payment" | null;
  found_on: LocalDate;
  handed_over_on: LocalDate | null;
  capital_minor: bigint | null;
  fee_minor: bigint | null;
  interest_minor: bigint | null;
  claim: ColumnType<unknown, string | null, string | null>;
  collector_name: string;
  collector_contact: string;
  receipt: string | null;
  received_at: Instant | null;
  recalled_at: Instant | null;
  recalled_by: string | null;
  recall_reason: string | null;
  acknowledgement: string | null;
  acknowledged_at: Instant | null;
}

export interface CreditRequests {
  organisation_id: string;
  id: string;
  invoice_id: string;
  customer_id: string;
  case_id: string | null;
  lines: Json;
  net_minor: bigint;
  reason: string;
  state: "declined" | "issued" | "waiting";
  asked_at: Instant;
  asked_by: string;
  decided_at: Instant | null;
  decided_by: string | null;
  credit_note_id: string | null;
}

export interface Creditors {
  organisation_id: string;
  name: string;
  contact_name: string;
  contact_email: string;
  contact_phone: string | null;
  bankgiro: string;
  terms_days: Generated<number>;
  next_number: Generated<bigint>;
  changed_at: Instant;
  other_accounts: Generated<string[]>;
  asked_bankgiro: string | null;
  asked_at: Instant | null;
  asked_by: string | null;
}

export interface CustomerAccess {
  organisation_id: string;
  id: string;
  customer_id: string;
  customer_key: number;
  party_id: string;
  account_id: string;
  role: "attestant" | "orderer" | "reader";
  scope: string | null;
  amount_minor_max: bigint | null;
  deputy_for: string | null;
  from_on: LocalDate;
  until_on: LocalDate | null;
  given_at: Instant;
  given_by: string | null;
  ended_at: Instant | null;
  ended_by: string | null;
}

export interface CustomerInvoiceDeliveries {
  organisation_id: string;
  invoice_id: string;
  customer_id: string;
  state: "accepted" | "delivered" | "refused" | "unclear" | "waiting";
  attempts: Generated<number>;
  reason: string | null;
  changed_at: Instant;
}

export interface CustomerInvoiceDocuments {
  organisation_id: string;
  invoice_id: string;
  customer_id: string;
  document_id: string;
  ubl: Bytes;
  ubl_sha256: Bytes;
}

export interface CustomerInvoiceLines {
  organisation_id: string;
  invoice_id: string;
  place: number;
  customer_id: string;
  service_key: number;
  ansvar_key: Generated<number>;
  price_from_on: LocalDate;
  description: string;
  quantity: string;
  unit: string;
  price: string;
  vat_percent: number;
  net_minor: bigint;
  credits_place: number | null;
}

export interface CustomerInvoices {
  organisation_id: string;
  id: string;
  kind: "credit-note" | "invoice";
  number: string;
  ocr_reference: string;
  customer_id: string;
  customer_key: number;
  customer_name: string;
  run_id: string | null;
  month: LocalDate | null;
  issue_on: LocalDate;
  due_on: LocalDate | null;
  currency: string;
  net_minor: bigint;
  vat_minor: bigint;
  payable_minor: bigint;
  credits_invoice_id: string | null;
  issued_at: Instant;
  issued_by: string | null;
  bankgiro: string | null;
}

export interface CustomerVersions {
  organisation_id: string;
  customer_id: string;
  from_on: LocalDate;
  recorded_at: Instant;
  recorded_by: string | null;
  name: string;
  administration: string | null;
  organisation_number: string;
  street: string;
  postal_code: string;
  city: string;
  country_code: Generated<string>;
  ansvar: string | null;
  reference: string;
  email: string;
  peppol_scheme: string | null;
  peppol_id: string | null;
}

export interface Customers {
  organisation_id: string;
  id: string;
  key: GeneratedAlways<number>;
  customer_number: string;
  kind: "company" | "municipality" | "private-care" | "public-care";
  party_id: string;
  version: Generated<number>;
  added_at: Instant;
  added_by: string | null;
}

export interface Deliveries {
  organisation_id: string;
  invoice_id: string;
  document_id: string;
  state: "accepted" | "delivered" | "given-up" | "parked" | "refused" | "waiting";
  attempts: Generated<number>;
  reason: string | null;
  changed_at: Instant;
  answer: "AB" | "AP" | "CA" | "IP" | "PD" | "RE" | "UQ" | null;
  standing:
    | "accepted"
    | "delivered"
    | "in-process"
    | "paid"
    | "queried"
    | "received"
    | "rejected"
    | "sent"
    | "stopped"
    | "withdrawn";
  issued_at: Instant;
  route: Generated<"access-point" | "folder" | "portal">;
  kind: "credit-note" | "invoice";
  receiver_id: string;
  issue_on: LocalDate;
}

export interface DeliveryAttempts {
  organisation_id: string;
  invoice_id: string;
  number: number;
  started_at: Instant;
  outcome: "accepted" | "not-sent" | "refused" | "started" | "unknown";
  ended_at: Instant | null;
  reason: string | null;
  about: Generated<"answer" | "customer-invoice" | "invoice">;
  of_invoice: GeneratedAlways<string | null>;
  of_customer_invoice: GeneratedAlways<string | null>;
  questions: Generated<number>;
  of_answer: GeneratedAlways<string | null>;
}

export interface DeliveryEvidence {
  organisation_id: string;
  id: string;
  invoice_id: string;
  kind: "callback" | "resolution" | "status" | "submission";
  says: string;
  at: Instant;
  content: string;
  about: Generated<"answer" | "customer-invoice" | "invoice">;
  of_invoice: GeneratedAlways<string | null>;
  of_customer_invoice: GeneratedAlways<string | null>;
  of_answer: GeneratedAlways<string | null>;
}

export interface DigestLetters {
  organisation_id: string;
  account_id: string;
  id: string;
  kind: string;
  facts: Json;
  at: Instant;
}

export interface Digests {
  organisation_id: string;
  account_id: string;
  due_on: LocalDate;
  asked_at: Instant;
  done_at: Instant | null;
  letters: Generated<number>;
}

export interface DirectoryImports {
  organisation_id: string;
  id: string;
  file_name: string;
  bytes: Bytes | null;
  made_by: string;
  made_at: Instant;
  applied_at: Instant | null;
  counts: ColumnType<unknown, string | null, string | null>;
  asked: ColumnType<unknown, string | null, string | null>;
  asked_by: string | null;
  rows_done: Generated<number>;
  refused: string | null;
}

export interface DisputeLines {
  organisation_id: string;
  case_id: string;
  place: number;
  customer_id: string;
  net_minor: bigint;
  reason: string;
  words: string | null;
}

export interface DisputePolicies {
  organisation_id: string;
  from_on: LocalDate;
  recorded_at: Instant;
  recorded_by: string | null;
  rule: "hold-all" | "hold-disputed" | "pay-anyway";
  hold_days: number;
  second_from_minor: bigint | null;
  second_step: "agreed" | "declined" | "waiting" | null;
  second_by: string | null;
}

export interface Disputes {
  organisation_id: string;
  case_id: string;
  kind: "dispute" | "item-credit";
  invoice_id: string;
  customer_id: string;
  state: "credited" | "open" | "refused" | "withdrawn";
  rule: "hold-all" | "hold-disputed" | "pay-anyway";
  held_until: LocalDate | null;
  disputed_minor: bigint;
  opened_at: Instant;
  settled_at: Instant | null;
  settled_by: string | null;
  credit_note_id: string | null;
  held_minor: bigint | null;
  held_from: LocalDate | null;
  hold_ended_on: LocalDate | null;
}

export interface Events {
  id: GeneratedAlways<bigint>;
  organisation_id: string;
  at: Instant;
  kind: string;
  subject_kind: string;
  subject_id: string;
  actor: string;
  account_id: string | null;
  facts: ColumnType<unknown, string | undefined, string>;
}

export interface FactoringCompanies {
  organisation_id: string;
  id: string;
  name: string;
  organisation_number: string;
  account_kind: "bank-account" | "bankgiro" | "plusgiro";
  account_clearing: string | null;
  account_number: string;
  assignment_text: string;
  warning_confirmed: Generated<boolean>;
  valid_from: Instant;
  replaced_at: Instant | null;
}

export interface FaultTallies {
  on_day: LocalDate;
  receiver_id: string | null;
  fault: string;
  stops: Generated<number>;
  helped: Generated<number>;
  not_helped: Generated<number>;
}

export interface FavouriteReceivers {
  organisation_id: string;
  receiver_id: string;
  added_at: Instant;
}

export interface FormKeys {
  key: string;
  used_at: Instant;
  outcome: string | null;
}

export interface HandoverPolicies {
  organisation_id: string;
  receiver_id: string;
  way: "api" | "folder";
  occasion: "by-hand" | "on-acceptance" | "on-receipt";
  changed_at: Instant;
  changed_by: string;
}

export interface Handovers {
  organisation_id: string;
  document_id: string;
  receiver_id: string;
  way: "api" | "folder";
  occasion: "by-hand" | "on-acceptance" | "on-receipt";
  state: "handed-over" | "received" | "waiting";
  asked_at: Instant;
  asked_by: string | null;
  attempts: Generated<number>;
  failure: string | null;
  handed_over_at: Instant | null;
  receipt: string | null;
  receipt_at: Instant | null;
  receipt_by_client: string | null;
}

export interface HeldInvoices {
  organisation_id: string;
  invoice_id: string;
  region_id: string;
  reason: "introduction-missing" | "introduction-open" | "introduction-refused";
  held_at: Instant;
  released_at: Instant | null;
}

export interface Identities {
  issuer: string;
  subject: string;
  account_id: string;
  linked_at: Instant;
  name_format: string | null;
}

export interface ImportItems {
  organisation_id: string;
  import_id: string;
  place: number;
  name: string;
  state: "faulty" | "ready" | "sent" | "skipped";
  number: string | null;
  number_key: string | null;
  receiver_name: string | null;
  currency: string | null;
  payable_minor: bigint | null;
  faults: Json;
  ubl: Bytes | null;
  invoice_id: string | null;
  files: Generated<number>;
}

export interface Imports {
  organisation_id: string;
  id: string;
  file_name: string;
  file_bytes: Bytes;
  file_sha256: Bytes;
  size_bytes: number;
  document_count: number;
  read_count: Generated<number>;
  state: "cancelled" | "done" | "read" | "sending" | "uploaded";
  made_by: string;
  made_at: Instant;
  sent_by: string | null;
  ended_at: Instant | null;
}

export interface InboxAnswers {
  organisation_id: string;
  id: string;
  document_id: string;
  status: "AB" | "AP" | "CA" | "IP" | "PD" | "RE" | "UQ";
  reason_code: string | null;
  clarification: string | null;
  answered_at: Instant;
  answered_by: string | null;
  action_code: string | null;
  conditions: ColumnType<unknown, string | undefined, string>;
  answered_by_client: string | null;
}

export interface InboxBatches {
  organisation_id: string;
  id: string;
  deed: "accept" | "assign" | "hand-over" | "receive" | "unassign";
  assigned_to: string | null;
  results: Json;
  done_at: Instant;
  done_by: string;
}

export interface InboxDocuments {
  organisation_id: string;
  id: string;
  receiver_id: string;
  instance_id: string;
  ubl: Bytes;
  ubl_sha256: Bytes;
  received_at: Instant;
  state:
    | "accepted"
    | "conditionally-accepted"
    | "in-process"
    | "new"
    | "paid"
    | "partly-paid"
    | "received"
    | "rejected"
    | "under-query";
  kind: "credit-note" | "invoice";
  number: string;
  type_code: string;
  issue_on: LocalDate;
  due_on: LocalDate | null;
  currency: string;
  payable_minor: bigint;
  seller_number: string;
  seller_name: string;
  buyer_reference: string | null;
  payment_account: string | null;
  attachments: Generated<number>;
  search_number: string;
  search_seller: string;
  assigned_to: string | null;
  faults: Generated<number>;
  warnings: Generated<number>;
  account_before: string | null;
  duplicate_of: string | null;
  payment_reference: string | null;
  due_sort: GeneratedAlways<LocalDate>;
  is_open: GeneratedAlways<boolean>;
  is_flagged: GeneratedAlways<boolean>;
}

export interface InboxOpenings {
  organisation_id: string;
  document_id: string;
  opened_at: Instant;
  opened_by: string;
}

export interface InboxPreceding {
  organisation_id: string;
  document_id: string;
  place: number;
  receiver_id: string;
  seller_number: string;
  search_number: string;
}

export interface InboxReminders {
  organisation_id: string;
  id: string;
  document_id: string;
  reminded_at: Instant;
  received_at: Instant;
}

export interface InboxWords {
  organisation_id: string;
  receiver_id: string;
  word: string;
  received_at: Instant;
  document_id: string;
}

export interface IntroductionPolicies {
  organisation_id: string;
  id: string;
  policy: "go-ahead" | "none" | "wait";
  valid_from: Instant;
  replaced_at: Instant | null;
  set_by: string | null;
}

export interface Introductions {
  organisation_id: string;
  region_id: string;
  case_id: string;
  state: "approved" | "open" | "refused";
  made_at: Instant;
  decided_at: Instant | null;
}

export interface InvoiceAnswers {
  organisation_id: string;
  id: string;
  invoice_id: string;
  status: "AB" | "AP" | "CA" | "IP" | "PD" | "RE" | "UQ";
  reason_code: string | null;
  clarification: string | null;
  answered_at: Instant;
  received_at: Instant;
  action_code: string | null;
  conditions: ColumnType<unknown, string | undefined, string>;
}

export interface InvoiceDocuments {
  organisation_id: string;
  invoice_id: string;
  document_id: string;
  ubl: Bytes;
  ubl_sha256: Bytes;
  warnings: ColumnType<unknown, string | undefined, string>;
}

export interface InvoiceDrafts {
  organisation_id: string;
  id: string;
  version: number;
  fields: Json;
  kind: "credit-note" | "invoice";
  receiver_id: string | null;
  receiver_name: string | null;
  number: string | null;
  created_at: Instant;
  created_by: string | null;
  saved_at: Instant;
  saved_by: string | null;
  trashed_at: Instant | null;
}

export interface InvoiceSheets {
  organisation_id: string;
  id: string;
  file_name: string;
  rows: ColumnType<unknown, string | null, string | null>;
  unreadable: Json;
  columns: Json;
  made_by: string;
  made_at: Instant;
  import_id: string | null;
  judging_id: string | null;
  judged_count: Generated<number>;
  invoice_count: Generated<number>;
  example_rows: ColumnType<unknown, string | undefined, string>;
  judging_since: Instant | null;
}

export interface InvoiceTemplates {
  organisation_id: string;
  id: string;
  name: string;
  fields: Json;
  receiver_name: string | null;
  version: number;
  changed_at: Instant;
}

export interface Invoices {
  organisation_id: string;
  id: string;
  kind: "credit-note" | "invoice";
  number: string;
  number_key: string;
  receiver_id: string;
  receiver_name: string;
  buyer_reference: string | null;
  issue_on: LocalDate;
  due_on: LocalDate | null;
  currency: string;
  net_minor: bigint;
  vat_minor: bigint;
  payable_minor: bigint;
  credits_invoice_id: string | null;
  issued_at: Instant;
  issued_by: string | null;
  replaces_invoice_id: string | null;
  revision: Generated<number>;
  corrected_revision: GeneratedAlways<number | null>;
}

export interface JoinRequests {
  organisation_id: string;
  id: string;
  account_id: string;
  greeting: string | null;
  asked_at: Instant;
  state: Generated<"accepted" | "declined" | "open">;
  decided_at: Instant | null;
  decided_by: string | null;
}

export interface LedgerEntries {
  organisation_id: string;
  id: string;
  customer_id: string;
  invoice_id: string | null;
  kind: "credit" | "debit" | "fee" | "interest" | "payment" | "refund" | "transfer" | "write-off";
  amount_minor: bigint;
  currency: string;
  on_day: LocalDate;
  source: string;
  payment_id: string | null;
  corrects_id: string | null;
  note: string | null;
  entered_at: Instant;
  entered_by: string | null;
}

export interface LedgerSums {
  organisation_id: string;
  customer_id: string;
  invoice_id: string | null;
  left_minor: bigint;
  due_on: LocalDate | null;
  has_left: Generated<boolean>;
}

export interface LogoutsHeard {
  id_hash: string;
  expires_at: Instant;
}

export interface MailAttempts {
  mail_id: string;
  attempt: number;
  started_at: Instant;
  ended_at: Instant | null;
  outcome: "accepted" | "deferred" | "refused" | "unknown" | null;
  reply: string | null;
}

export interface MailChoices {
  organisation_id: string;
  account_id: string;
  pace: "at-once" | "daily" | "none" | "weekly";
  chosen_at: Instant;
}

export interface Mails {
  id: string;
  kind: string;
  to_address: string;
  to_name: string;
  language: "en" | "sv";
  facts: Json;
  posted_at: Instant;
  state: Generated<"kept" | "refused" | "sending" | "sent" | "waiting">;
  settled_at: Instant | null;
}

export interface Memberships {
  organisation_id: string;
  account_id: string;
  role: "administrator" | "biller" | "billing" | "customer" | "officer" | "owner" | "reader" | "support";
  joined_at: Instant;
}

export interface NumberSeries {
  organisation_id: string;
  series: Generated<string>;
  prefix: Generated<string>;
  next_number: bigint;
  taken_through: Generated<bigint>;
  in_use: boolean;
}

export interface OfficerReceivers {
  organisation_id: string;
  account_id: string;
  receiver_id: string;
}

export interface OneTimeLinks {
  token_hash: string;
  purpose: "confirm-registration" | "not-me" | "reset-password";
  subject_id: string;
  made_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  voided_at: Instant | null;
}

export interface Orders {
  organisation_id: string;
  id: string;
  creditor_id: string;
  customer_id: string;
  kind: "new" | "quantity";
  service_id: string;
  subscription_id: string | null;
  service_name: string;
  unit_name: string | null;
  ansvar: string | null;
  employee: string | null;
  quantity: string;
  quantity_before: string | null;
  monthly_minor: bigint;
  notice_months: number;
  wanted_on: LocalDate;
  state: "approved" | "declined" | "done" | "overtaken" | "waiting" | "withdrawing" | "withdrawn";
  asked_at: Instant;
  asked_by: string;
  decided_at: Instant | null;
  decided_by: string | null;
  reason: string | null;
  begins_on: LocalDate | null;
  withdrawn_at: Instant | null;
  withdrawn_by: string | null;
}

export interface Organisations {
  id: string;
  kind: "customer" | "region" | "supplier";
  organisation_number: string;
  name: string;
  vat_number: string | null;
  f_skatt: Generated<boolean>;
  street: string;
  postal_code: string;
  city: string;
  country_code: Generated<string>;
  contact_name: string;
  contact_email: string;
  contact_phone: string | null;
  plan_level: Generated<string>;
  registered_at: Instant;
  number_kind: Generated<"organisation" | "personal">;
  look_keys: Generated<string[]>;
}

export interface PageFeedback {
  id: string;
  page: string;
  helped: boolean;
  language: "en" | "sv";
  words: string | null;
  given_at: Instant;
}

export interface ParticipantLookUps {
  participant: string;
  document_type: string;
  outcome: "not-registered" | "other-documents" | "registered";
  asked_at: Instant;
}

export interface PasskeyChallenges {
  browser_mark: string;
  purpose: "make" | "sign-in";
  challenge: string;
  account_id: string | null;
  expires_at: Instant;
}

export interface Passkeys {
  id: string;
  account_id: string;
  credential_id: string;
  public_key: Bytes;
  counter: bigint;
  name: string;
  made_at: Instant;
  last_used_at: Instant | null;
}

export interface PaymentAccounts {
  organisation_id: string;
  id: string;
  kind: "bank-account" | "bankgiro" | "iban" | "plusgiro";
  clearing: string | null;
  number: string;
  bic: string | null;
  warning_confirmed: Generated<boolean>;
  valid_from: Instant;
  replaced_at: Instant | null;
}

export interface PaymentDecisions {
  organisation_id: string;
  payment_id: string;
  kind: "not-ours" | "returned" | "told-before";
  reason: string;
  decided_at: Instant;
  decided_by: string | null;
}

export interface PaymentPolicies {
  organisation_id: string;
  id: string;
  bank_days: number;
  cautious_bank_days: number;
  second_person: "nobody" | "owner" | "region";
  valid_from: Instant;
  replaced_at: Instant | null;
  set_by: string | null;
}

export interface PaymentRests {
  organisation_id: string;
  payment_id: string;
  left_minor: bigint;
}

export interface PaymentStops {
  organisation_id: string;
  id: string;
  stopped_at: Instant;
  lifted_at: Instant | null;
}

export interface PlanLevels {
  id: string;
  valid_from: LocalDate;
  valid_to: LocalDate | null;
  place: number;
  name_sv: string;
  name_en: string;
  price_minor: bigint;
  currency: Generated<string>;
  invoices_per_month_max: number | null;
  beyond: "stop" | "tell";
  features: Generated<string[]>;
}

export interface PostingAccounts {
  organisation_id: string;
  part:
    | "bank"
    | "fee"
    | "interest"
    | "prepaid"
    | "receivable"
    | "revenue"
    | "rounding"
    | "vat-12"
    | "vat-25"
    | "vat-6"
    | "write-off";
  account: string;
  changed_at: Instant;
}

export interface QuotaNotices {
  organisation_id: string;
  month: LocalDate;
  mark: "near" | "reached";
  told_at: Instant;
  level: string;
}

export interface ReceiverWords {
  word: string;
  near: string[];
  endings: string;
}

export interface Receivers {
  id: string;
  organisation_id: string;
  name: string;
  organisation_number: string;
  gln: string | null;
  peppol_scheme: string;
  peppol_value: string;
  aliases: Generated<string[]>;
  street: string;
  postal_code: string;
  city: string;
  contact_name: string | null;
  contact_email: string | null;
  contact_phone: string | null;
  attachments_max: number;
  attachment_bytes_max: number;
  active: boolean;
  changed_at: Instant;
  name_folded: string;
  words: string;
  route: Generated<"access-point" | "folder" | "portal">;
}

export interface RecoveryCodes {
  account_id: string;
  code_hash: string;
  made_at: Instant;
  used_at: Instant | null;
}

export interface RecurringDue {
  recurring_id: string;
  organisation_id: string;
  due_on: LocalDate;
}

export interface RecurringInvoices {
  organisation_id: string;
  id: string;
  template_id: string;
  first_on: LocalDate;
  every_months: number | null;
  last_on: LocalDate | null;
  next_on: LocalDate | null;
  covers: "before" | "day" | "from";
  handling: "review" | "send";
  set_by: string;
  version: number;
  ended_at: Instant | null;
  changed_at: Instant;
  every_weeks: number | null;
}

export interface RecurringRuns {
  organisation_id: string;
  recurring_id: string;
  due_on: LocalDate;
  draft_id: string;
  outcome: "drafted" | "held" | "sending" | "sent";
  made_at: Instant;
  ended_at: Instant | null;
}

export interface ReferenceRates {
  organisation_id: string;
  from_on: LocalDate;
  percent: string;
  source: string;
  recorded_at: Instant;
  recorded_by: string | null;
}

export interface ReferenceRequests {
  organisation_id: string;
  case_id: string;
  draft_id: string;
  receiver_id: string;
  state: "answered" | "filled" | "open" | "unknown";
  asked_at: Instant;
  settled_at: Instant | null;
}

export interface ReferenceRules {
  organisation_id: string;
  receiver_id: string;
  version: number;
  reference_pattern: string | null;
  reference_example: string | null;
  reference_help_sv: string;
  reference_help_en: string;
  order_number_pattern: string | null;
  order_number_example: string | null;
  valid_from: Instant;
  replaced_at: Instant | null;
}

export interface Registrations {
  id: string;
  asked_at: Instant;
  language: "en" | "sv";
  email: string;
  email_key: string;
  person_name: string;
  password_hash: string;
  organisation_number: string;
  number_kind: "organisation" | "personal";
  company_name: string;
  vat_number: string | null;
  f_skatt: boolean;
  street: string;
  postal_code: string;
  city: string;
  contact_name: string;
  contact_phone: string;
  plan_level: string;
}

export interface ReminderPolicies {
  organisation_id: string;
  customer_kind: "company" | "municipality" | "private-care" | "public-care";
  from_on: LocalDate;
  recorded_at: Instant;
  recorded_by: string | null;
  days_first: number;
  days_second: number;
  days_third: number;
  days_collection: number;
  fee_minor: bigint;
  fee_agreed: boolean;
  points_above: string;
  day_count: "act/365" | "act/act-year";
  minimum_minor: bigint;
  hands_over: boolean;
  collector_name: string | null;
  collector_contact: string | null;
}

export interface ReminderSteps {
  organisation_id: string;
  invoice_id: string;
  step: number;
  customer_id: string;
  taken_on: LocalDate;
  pay_by: LocalDate;
  balance_minor: bigint;
  fee_minor: bigint;
  mail_id: string;
  to_address: string;
}

export interface ReminderStops {
  organisation_id: string;
  id: string;
  invoice_id: string;
  customer_id: string;
  kind: "decision" | "dispute" | "promise";
  reason: string;
  promised_minor: bigint | null;
  from_on: LocalDate;
  until_on: LocalDate;
  made_at: Instant;
  made_by: string | null;
  ended_at: Instant | null;
  ended_by: string | null;
}

export interface Reminders {
  organisation_id: string;
  id: string;
  invoice_id: string;
  sent_at: Instant;
  sent_by: string;
}

export interface ReplyTemplates {
  organisation_id: string;
  id: string;
  queue: string;
  name: string;
  words: string;
  changed_at: Instant;
}

export interface SavedViews {
  organisation_id: string;
  account_id: string;
  id: string;
  name: string;
  question: string;
  is_default: Generated<boolean>;
  saved_at: Instant;
}

export interface SchemaMigrations {
  number: number;
  name: string;
  checksum: string;
  applied_at: Generated<Instant>;
}

export interface SendSettings {
  organisation_id: string;
  version: number;
  bank_name: string | null;
  number_automatic: boolean;
  payment_terms_days: number;
  vat_percent: number;
  our_reference: string | null;
  changed_at: Instant;
}

export interface ServiceNeeds {
  organisation_id: string;
  service_id: string;
  needs_id: string;
}

export interface ServicePrices {
  organisation_id: string;
  service_id: string;
  from_on: LocalDate;
  price: string;
  list_name: string;
  recorded_at: Instant;
  recorded_by: string | null;
}

export interface Services {
  organisation_id: string;
  id: string;
  key: GeneratedAlways<number>;
  code: string;
  offering: string;
  name: string;
  description: string | null;
  unit: string;
  charged: "by-use" | "monthly";
  part_months: Generated<"by-day" | "whole">;
  notice_months: Generated<number>;
  vat_percent: Generated<number>;
  last_sold_on: LocalDate | null;
  changed_at: Instant;
}

export interface Sessions {
  id: string;
  secret_hash: string;
  account_id: string;
  organisation_id: string;
  started_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
  ended_at: Instant | null;
  network: string;
  proved_by: Generated<"card" | "passkey" | "password" | "single-sign-on" | "two-steps">;
}

export interface SheetColumns {
  organisation_id: string;
  headings: Bytes;
  columns: Json;
  saved_by: string;
  saved_at: Instant;
}

export interface SheetInvoices {
  organisation_id: string;
  sheet_id: string;
  place: number;
  number: string;
  receiver_name: string;
  row_numbers: Json;
  kind: "credit-note" | "invoice";
  total_minor: bigint | null;
  faults: Json;
  ubl: Bytes | null;
}

export interface SignInsBegun {
  state_hash: string;
  browser_mark: string;
  nonce: string;
  code_verifier: string;
  go_on: string | null;
  expires_at: Instant;
  told: ColumnType<unknown, string | null, string | null>;
}

export interface SignInsHalfway {
  browser_mark: string;
  account_id: string;
  network: string;
  expires_at: Instant;
}

export interface SpecificationFavourites {
  organisation_id: string;
  account_id: string;
  id: string;
  customer_id: string;
  name: string;
  shows: "month" | "rows";
  question: string;
  saved_at: Instant;
}

export interface SpecificationPersonSums {
  organisation_id: string;
  customer_key: number;
  month: LocalDate;
  invoice_id: string;
  employee_key: number;
  row_count: number;
  net_minor: bigint;
  last_used_on: LocalDate;
}

export interface SpecificationRows {
  organisation_id: string;
  customer_key: number;
  month: LocalDate;
  invoice_id: string;
  ordinal: number;
  row_id: bigint;
  place: number;
  used_on: LocalDate;
  service_key: number;
  unit_key: number;
  ansvar_key: number;
  employee_key: number;
  is_double: boolean;
  quantity: string;
  net_minor: bigint;
}

export interface SpecificationSums {
  organisation_id: string;
  customer_key: number;
  month: LocalDate;
  invoice_id: string;
  place: number;
  unit_key: number;
  service_key: number;
  ansvar_key: number;
  row_count: number;
  quantity: string;
  net_minor: bigint;
}

export interface Subscriptions {
  organisation_id: string;
  id: string;
  customer_id: string;
  service_id: string;
  quantity: string;
  unit_name: string | null;
  ansvar: string | null;
  employee: string | null;
  from_on: LocalDate;
  until_on: LocalDate | null;
  begun_at: Instant;
  begun_by: string | null;
  begun_for: string | null;
  ended_for: string | null;
}

export interface Throttles {
  key: string;
  tokens: number;
  spent: number;
  counted_at: Instant;
}

export interface Transmissions {
  instance_id: string;
  organisation_id: string;
  invoice_id: string;
  route: "access-point" | "folder";
  opened_at: Instant;
  parked_at: Instant | null;
  parked_because: string | null;
  resolved_at: Instant | null;
  resolution: "delivered" | "resend" | null;
  resolution_because: string | null;
  resolution_by: string | null;
  about: Generated<"answer" | "customer-invoice" | "invoice">;
}

export interface UsageBatches {
  organisation_id: string;
  key: GeneratedAlways<number>;
  import_id: string;
  customer_key: number;
  month: LocalDate;
  row_count: number;
}

export interface UsageImports {
  organisation_id: string;
  id: string;
  source: "api" | "file" | "subscriptions";
  name: string;
  month: LocalDate | null;
  sha256: Bytes;
  bytes: Bytes | null;
  state: "done" | "refused" | "waiting";
  row_count: Generated<number>;
  repeated_count: Generated<number>;
  rejected_count: Generated<number>;
  rejected: ColumnType<unknown, string | undefined, string>;
  made_at: Instant;
  made_by: string | null;
  ended_at: Instant | null;
}

export interface UsageNames {
  organisation_id: string;
  key: GeneratedAlways<number>;
  customer_key: number;
  kind: "ansvar" | "employee" | "unit";
  code: string;
  name: string;
  last_on: LocalDate | null;
}

export interface UsageRows {
  organisation_id: string;
  id: GeneratedAlways<bigint>;
  batch_key: number;
  customer_key: number;
  service_key: number;
  unit_key: Generated<number>;
  ansvar_key: Generated<number>;
  employee_key: Generated<number>;
  month: LocalDate;
  used_on: LocalDate;
  quantity: string;
  source_id: string;
}

export interface WebhookAttempts {
  organisation_id: string;
  message_id: string;
  number: number;
  started_at: Instant;
  ended_at: Instant | null;
  outcome: "accepted" | "failed" | "started";
  status: number | null;
  reason: string | null;
}

export interface WebhookMessages {
  organisation_id: string;
  id: string;
  webhook_id: string;
  event: string;
  subject: string | null;
  sequence: number;
  occurred_at: Instant;
  state: "delivered" | "given-up" | "waiting";
  attempts: Generated<number>;
}

export interface Webhooks {
  organisation_id: string;
  id: string;
  name: string;
  url: string;
  events: string[];
  locked_secret: string;
  secret_before: string | null;
  secret_before_until: Instant | null;
  made_at: Instant;
  made_by: string;
  stopped_at: Instant | null;
  stopped_because: "by-hand" | "failing" | "gone" | null;
}

export interface Withdrawals {
  organisation_id: string;
  invoice_id: string;
  number_key: string;
  revision: number;
  withdrawn_at: Instant;
  withdrawn_by: string;
}

export interface Database {
  access_point_messages: AccessPointMessages;
  access_requests: AccessRequests;
  account_changes: AccountChanges;
  account_networks: AccountNetworks;
  accounts: Accounts;
  answer_carriages: AnswerCarriages;
  approval_policies: ApprovalPolicies;
  approvals_due: ApprovalsDue;
  articles: Articles;
  attachment_dismissals: AttachmentDismissals;
  attachments: Attachments;
  bank_files: BankFiles;
  bank_payments: BankPayments;
  billed_batches: BilledBatches;
  billing_run_customers: BillingRunCustomers;
  billing_runs: BillingRuns;
  cancellation_wishes: CancellationWishes;
  cancellations: Cancellations;
  card_holders: CardHolders;
  carrier_health: CarrierHealth;
  case_files: CaseFiles;
  case_messages: CaseMessages;
  case_notes: CaseNotes;
  case_participants: CaseParticipants;
  case_retentions: CaseRetentions;
  cases: Cases;
  client_requests: ClientRequests;
  clients: Clients;
  code_apps: CodeApps;
  collection_cases: CollectionCases;
  credit_requests: CreditRequests;
  creditors: Creditors;
  customer_access: CustomerAccess;
  customer_invoice_deliveries: CustomerInvoiceDeliveries;
  customer_invoice_documents: CustomerInvoiceDocuments;
  customer_invoice_lines: CustomerInvoiceLines;
  customer_invoices: CustomerInvoices;
  customer_versions: CustomerVersions;
  customers: Customers;
  deliveries: Deliveries;
  delivery_attempts: DeliveryAttempts;
  delivery_evidence: DeliveryEvidence;
  digest_letters: DigestLetters;
  digests: Digests;
  directory_imports: DirectoryImports;
  dispute_lines: DisputeLines;
  dispute_policies: DisputePolicies;
  disputes: Disputes;
  events: Events;
  factoring_companies: FactoringCompanies;
  fault_tallies: FaultTallies;
  favourite_receivers: FavouriteReceivers;
  form_keys: FormKeys;
  handover_policies: HandoverPolicies;
  handovers: Handovers;
  held_invoices: HeldInvoices;
  identities: Identities;
  import_items: ImportItems;
  imports: Imports;
  inbox_answers: InboxAnswers;
  inbox_batches: InboxBatches;
  inbox_documents: InboxDocuments;
  inbox_openings: InboxOpenings;
  inbox_preceding: InboxPreceding;
  inbox_reminders: InboxReminders;
  inbox_words: InboxWords;
  introduction_policies: IntroductionPolicies;
  introductions: Introductions;
  invoice_answers: InvoiceAnswers;
  invoice_documents: InvoiceDocuments;
  invoice_drafts: InvoiceDrafts;
  invoice_sheets: InvoiceSheets;
  invoice_templates: InvoiceTemplates;
  invoices: Invoices;
  join_requests: JoinRequests;
  ledger_entries: LedgerEntries;
  ledger_sums: LedgerSums;
  logouts_heard: LogoutsHeard;
  mail_attempts: MailAttempts;
  mail_choices: MailChoices;
  mails: Mails;
  memberships: Memberships;
  number_series: NumberSeries;
  officer_receivers: OfficerReceivers;
  one_time_links: OneTimeLinks;
  orders: Orders;
  organisations: Organisations;
  page_feedback: PageFeedback;
  participant_look_ups: ParticipantLookUps;
  passkey_challenges: PasskeyChallenges;
  passkeys: Passkeys;
  payment_accounts: PaymentAccounts;
  payment_decisions: PaymentDecisions;
  payment_policies: PaymentPolicies;
  payment_rests: PaymentRests;
  payment_stops: PaymentStops;
  plan_levels: PlanLevels;
  posting_accounts: PostingAccounts;
  quota_notices: QuotaNotices;
  receiver_words: ReceiverWords;
  receivers: Receivers;
  recovery_codes: RecoveryCodes;
  recurring_due: RecurringDue;
  recurring_invoices: RecurringInvoices;
  recurring_runs: RecurringRuns;
  reference_rates: ReferenceRates;
  reference_requests: ReferenceRequests;
  reference_rules: ReferenceRules;
  registrations: Registrations;
  reminder_policies: ReminderPolicies;
  reminder_steps: ReminderSteps;
  reminder_stops: ReminderStops;
  reminders: Reminders;
  reply_templates: ReplyTemplates;
  saved_views: SavedViews;
  schema_migrations: SchemaMigrations;
  send_settings: SendSettings;
  service_needs: ServiceNeeds;
  service_prices: ServicePrices;
  services: Services;
  sessions: Sessions;
  sheet_columns: SheetColumns;
  sheet_invoices: SheetInvoices;
  sign_ins_begun: SignInsBegun;
  sign_ins_halfway: SignInsHalfway;
  specification_favourites: SpecificationFavourites;
  specification_person_sums: SpecificationPersonSums;
  specification_rows: SpecificationRows;
  specification_sums: SpecificationSums;
  subscriptions: Subscriptions;
  throttles: Throttles;
  transmissions: Transmissions;
  usage_batches: UsageBatches;
  usage_imports: UsageImports;
  usage_names: UsageNames;
  usage_rows: UsageRows;
  webhook_attempts: WebhookAttempts;
  webhook_messages: WebhookMessages;
  webhooks: Webhooks;
  withdrawals: Withdrawals;
}
