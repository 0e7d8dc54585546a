/**
 * What a page is: a path, who may come in, and a function from a visit to an answer. Pages know nothing of Fastify; the
 * adapter in server.ts does, and it alone reads cookies, bodies and headers.
 */
import type { VNode } from "preact";
import type { OrganisationKind, Permission, Role } from "../domain/access/permissions.ts";
import type { Antivirus } from "../domain/attachments/scan.ts";
import type { Safe } from "../domain/access/safe.ts";
import type { ProvedBy } from "../domain/access/second-step.ts";
import type { Actor, Work } from "../work.ts";
import type { Language, Messages } from "./messages/messages.ts";

/** Who may come in: anyone, whoever is signed in, or whoever has a permission. Enumerated by the access matrix. */
export type Admission = "anyone" | "signed-in" | Permission;

/** The signed-in person as pages show them. */
export interface Viewer {
  readonly actor: Extract<Actor, { kind: "person" }>;
  /** Names the session in lists; it is not the secret. */
  readonly sessionId: string;
  /** Whether the password alone has let them in. */
  readonly provedBy: ProvedBy;
  readonly name: string;
  readonly email: string;
  readonly organisation: { readonly name: string; readonly kind: OrganisationKind };
  /** The person's other organisations, to switch to. */
  readonly alsoActsFor: readonly { readonly id: string; readonly name: string }[];
}

export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What every form carries: proof that it came from us, and a fresh key so that one form is one deed. */
export interface FormSeal {
  readonly csrf: string;
  /** Recognises this very browser when it comes back from elsewhere; tells nothing to anybody else. */
  readonly browserMark: string;
  newKey(): string;
}

export interface Visit {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The query as it stands in the address, for whoever has signed it so. */
  readonly queryText: string;
  /** Posted fields as typed: names to texts; repeated names keep their last text. Empty for GET. */
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
  readonly language: Language;
  readonly say: Messages;
  readonly viewer: Viewer | undefined;
  /** The base URL from configuration, never from the Host header. */
  readonly baseUrl: string;
  readonly clientAddress: string;
  /** The certificate that the proxy in front got from the browser, as it wrote it. */
  readonly clientCertificate: string | undefined;
  /** Goes into every `Form` on the page. */
  readonly seal: FormSeal;
  /** Keeps secrets that must be read again. */
  readonly safe: Safe;
  /** The operator's antivirus program, where there is one: files of people's are shown to it. */
  readonly antivirus: Antivirus | undefined;
  /** Roles whose people must take a second step at signing in. */
  readonly secondStepOf: readonly Role[];
  /** Asks the rooms something, in a transaction that may not write. Never spends the form key. */
  ask<T>(question: (work: Work) => Promise<T>): Promise<T>;
  /**
   * Runs one command in one transaction, as the viewer (or as a visitor). On POST the same transaction spends the form
   * key; the same form sent again leads to where the first one led. `leadsTo` tells that place inside the transaction,
   * so that it survives a crash between commit and answer; without it the redirect is remembered after the commit.
   */
  perform<T>(command: (work: Work) => Promise<T>, leadsTo?: (result: T) => string): Promise<T>;
  /** Starts or ends the browser's session; the adapter sets the cookie. */
  startSession(secret: string): void;
  endSession(): void;
}

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export type Answer =
  | {
      readonly kind: "page";
      /** 200 unless said: 422 shows a form again with its faults (the title then starts with "Fel: "). */
      readonly status?: 200 | 403 | 404 | 409 | 422 | 429;
      /** With 429: when it is worth coming back. */
      readonly retryAfterSeconds?: number;
      readonly title: string;
      readonly crumbs?: readonly Crumb[];
      readonly body: VNode;
      /** Islands this page uses: names of files in web/islands. Nothing is loaded unless asked. */
      readonly islands?: readonly string[];
      /** Wide pages use the whole desk; the others keep a readable measure. */
      readonly wide?: boolean;
    }
  | { readonly kind: "redirect"; readonly to: string; readonly notice?: string }
  /** To an address that an operator configured, never one that a visitor named. */
  | { readonly kind: "elsewhere"; readonly to: string }
  | { readonly kind: "file"; readonly name: string; readonly type: string; readonly bytes: Uint8Array }
  /** A file too long to hold: what stands in it is asked for as it is sent. */
  | {
      readonly kind: "stream";
      readonly name: string;
      readonly type: string;
      readonly chunks: AsyncIterable<string | Uint8Array>;
    }
  | { readonly kind: "fragment"; readonly body: VNode }
  | { readonly kind: "json"; readonly status?: number; readonly body: unknown };

export type Handler = (visit: Visit) => Promise<Answer>;

export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly admits: Admission;
  readonly handle: Handler;
  /** Body limit in bytes where the house default (256 kB) is too small. */
  readonly bodyBytesMax?: number;
  /** How far an uploaded file is read, where the house default (6 MB) is too small. */
  readonly fileBytesMax?: number;
  /** Requests a minute from one address, where the work behind it is heavier than a page. */
  readonly requestsPerMinuteMax?: number;
  /** Posted from another site, without a token of ours and without cookies: the page itself must judge what it gets. */
  readonly fromElsewhere?: true;
  /** Open also to those whose role demands a second step that they have not set up. */
  readonly openBeforeSecondStep?: true;
}

export function get(
  path: string,
  admits: Admission,
  handle: Handler,
  limits?: Pick<Route, "requestsPerMinuteMax" | "openBeforeSecondStep">,
): Route {
  return { method: "GET", path, admits, handle, ...limits };
}

export function post(
  path: string,
  admits: Admission,
  handle: Handler,
  limits?: Pick<
    Route,
    "bodyBytesMax" | "fileBytesMax" | "requestsPerMinuteMax" | "openBeforeSecondStep" | "fromElsewhere"
  >,
): Route {
  return { method: "POST", path, admits, handle, ...limits };
}
