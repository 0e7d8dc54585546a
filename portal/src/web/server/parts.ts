/** What the web door is built from. Main hands it over; tests hand over their own clock, chance and routes. */
import type { FastifyBaseLogger } from "fastify";
import type { NetworkBinding } from "../../domain/access/networks.ts";
import type { Role } from "../../domain/access/permissions.ts";
import type { Antivirus } from "../../domain/attachments/scan.ts";
import type { Safe } from "../../domain/access/safe.ts";
import type { Clock } from "../../time.ts";
import type { Chance, Perform } from "../../work.ts";
import type { Route } from "../route.ts";
import type { CertificateProxy } from "./client-certificate.ts";
import type { Assets } from "./assets.ts";

export interface ServerParts {
  readonly perform: Perform;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly routes: readonly Route[];
  readonly assets: Assets;
  readonly safe: Safe;
  readonly waysIn: WaysIn;
  readonly antivirus?: Antivirus | undefined;
  readonly settings: WebSettings;
  /** Whether people can come in: answered at /health/ready. */
  ready(): Promise<boolean>;
  /** Whether the portal is closing: then nobody new is to be sent here, from that very moment. */
  isDraining?(): boolean;
  /** Where requests are noted; without it nothing is. */
  readonly log?: FastifyBaseLogger;
}

/** How people sign in, beside with a password or a passkey. */
export interface WaysIn {
  /** What the region's own sign-in is called, where there is one. */
  readonly elsewhere: string | undefined;
  /** Whether the proxy in front takes cards. */
  readonly takesCards: boolean;
}

interface WebSettings {
  /** Where people reach the portal, `https://faktura.example.se`: links and cookies are made from it, never from a header. */
  readonly baseUrl: string;
  /** Which proxies to believe about the visitor's address; nobody unless configured. */
  readonly trustProxy: boolean | number | string;
  /** Roles whose people must take a second step at signing in; nobody's unless configured. */
  readonly secondStepOf?: readonly Role[];
  /** Who may hand over client certificates, and in which header; nobody unless configured. */
  readonly certificateProxy?: CertificateProxy | undefined;
  /** From which networks roles and pages may be used; from everywhere unless configured. */
  readonly networks?: NetworkBinding | undefined;
  readonly requestsPerMinute?: number;
  readonly eventLoopDelayMsMax?: number;
}
