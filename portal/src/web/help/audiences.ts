/** Whom each page of help is for: one's own come first, in the order things are done. */
import type { HelpSlug } from "../messages/help.sv.ts";
import type { Viewer } from "../route.ts";

export const helpAudiences = ["supplier", "customer", "region", "everyone"] as const;
export type HelpAudience = (typeof helpAudiences)[number];

/** What is for nobody in particular is for everyone. */
const topics: Readonly<Record<Exclude<HelpAudience, "everyone">, readonly HelpSlug[]>> = {
  supplier: [
    "register",
    "first-invoice",
    "no-reference",
    "attachments",
    "delivery",
    "credit",
    "prepared",
    "imports",
    "payment-account",
    "levels",
    "own-system",
    "cases",
  ],
  customer: ["purchases", "payments"],
  region: ["inbox", "desk", "directory-file", "connections", "billing"],
};

export function audiencesFor(viewer: Viewer | undefined): readonly HelpAudience[] {
  const own = viewer?.organisation.kind;
  return own === undefined
    ? helpAudiences
    : [own, "everyone", ...helpAudiences.filter((one) => one !== own && one !== "everyone")];
}

export function topicsFor(audience: HelpAudience, pages: Readonly<Record<HelpSlug, unknown>>): readonly HelpSlug[] {
  if (audience !== "everyone") return topics[audience];
  const named = new Set<string>(Object.values(topics).flat());
  return (Object.keys(pages) as HelpSlug[]).filter((slug) => !named.has(slug));
}
