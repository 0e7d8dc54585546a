/** The doors of the house: who is let in to a route, and whether a posted form is one of ours. */
import type { FastifyRequest } from "fastify";
import { may, type Role } from "../../domain/access/permissions.ts";
import { lacksSecondStep } from "../../domain/access/second-step.ts";
import { csrfField } from "../components/form/form.tsx";
import type { Admission, Route, Viewer } from "../route.ts";
import { type Arrival, isTokenOf } from "./arrival.ts";
import { comesFromUs } from "./origin.ts";
import type { Posted } from "./posted.ts";

/** "sign-in" first, or "not-allowed" for this role, or in. */
export function admit(admission: Admission, viewer: Viewer | undefined): "in" | "sign-in" | "not-allowed" {
  if (admission === "anyone") return "in";
  if (viewer === undefined) return "sign-in";
  return admission === "signed-in" || may(viewer.actor.role, admission) ? "in" : "not-allowed";
}

/** Whether somebody signed in must set up a second step before this route opens. */
export function mustSetUpSecondStep(
  { openBeforeSecondStep }: Route,
  viewer: Viewer | undefined,
  demandedOf: readonly Role[] = [],
): boolean {
  if (viewer === undefined || openBeforeSecondStep === true) return false;
  return lacksSecondStep(demandedOf, viewer.actor.role, viewer.provedBy);
}

export interface PostFacts {
  readonly request: FastifyRequest;
  readonly admits: Admission;
  readonly arrival: Arrival;
  readonly posted: Posted;
  readonly baseUrl: string;
}

/** Both must hold: the browser says that the form comes from a page of ours, and the form carries this browser's token. */
export function isOurForm({ request, admits, arrival, posted, baseUrl }: PostFacts): boolean {
  const { origin, host, "sec-fetch-site": site } = request.headers;
  const fetchSite = typeof site === "string" ? site : undefined;
  const token = posted.fields[csrfField] ?? "";
  return comesFromUs({ origin, fetchSite, host }, baseUrl) && isTokenOf(arrival, token, admits === "anyone");
}

/** Identifiers in an address are UUIDs; anything else names nothing. */
export function hasOnlyPossibleIds(params: Readonly<Record<string, string>>): boolean {
  return Object.entries(params).every(([name, text]) => {
    if (text.includes("\0")) return false;
    return !/^id$|Id$/.test(name) || isPossibleId(text);
  });
}

export function isPossibleId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
