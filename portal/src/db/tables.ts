/**
 * What the database holds, as types. Generated from a freshly migrated database by `npm run db:generate -w portal`; never
 * edited by hand. timestamptz is an `Instant`, date a `LocalDate`, bigint a `bigint`; jsonb is written as JSON text.
 */
import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Instant } from "../time.ts";

/** jsonb: read as parsed JSON, written as JSON text. */
export type Json = ColumnType<unknown, string, string>;

export interface Organisations {
  id: string;
  kind: "region" | "supplier";
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

export interface FormKeys {
  key: string;
  used_at: Instant;
  outcome: string | null;
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

export interface Memberships {
  organisation_id: string;
  account_id: string;
  role: "administrator" | "biller" | "officer" | "owner" | "reader" | "support";
  joined_at: Instant;
}

export interface OfficerReceivers {
  organisation_id: string;
  account_id: string;
  receiver_id: string;
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
  proved_by: Generated<"password">;
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

export interface OneTimeLinks {
  token_hash: string;
  purpose: "confirm-registration" | "reset-password";
  subject_id: string;
  made_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  voided_at: Instant | null;
}

export interface Throttles {
  key: string;
  tokens: number;
  spent: number;
  counted_at: Instant;
}

export interface AccountNetworks {
  account_id: string;
  network: string;
  last_used_at: Instant;
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

export interface MailAttempts {
  mail_id: string;
  attempt: number;
  started_at: Instant;
  ended_at: Instant | null;
  outcome: "accepted" | "deferred" | "refused" | "unknown" | null;
  reply: string | null;
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

export interface NumberSeries {
  organisation_id: string;
  series: Generated<string>;
  prefix: Generated<string>;
  next_number: bigint;
  taken_through: Generated<bigint>;
  in_use: boolean;
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

export interface ReceiverWords {
  word: string;
  near: string[];
  endings: string;
}

export interface Database {
  accounts: Accounts;
  memberships: Memberships;
  officer_receivers: OfficerReceivers;
  join_requests: JoinRequests;
  sessions: Sessions;
  registrations: Registrations;
  one_time_links: OneTimeLinks;
  throttles: Throttles;
  account_networks: AccountNetworks;
  mails: Mails;
  mail_attempts: MailAttempts;
  organisations: Organisations;
  events: Events;
  form_keys: FormKeys;
  send_settings: SendSettings;
  payment_accounts: PaymentAccounts;
  factoring_companies: FactoringCompanies;
  number_series: NumberSeries;
  receivers: Receivers;
  reference_rules: ReferenceRules;
  receiver_words: ReceiverWords;
}
