/** A seal and a visitor for examples and tests: what pages get from the adapter, with nothing secret in it. */
import type { AccountId, OrganisationId } from "../../work.ts";
import type { FormSeal, Viewer } from "../route.ts";

export const exampleSeal: FormSeal = { browserMark: "an-example", csrf: "example", newKey: () => "example" };

export const exampleViewer: Viewer = {
  actor: {
    kind: "person",
    accountId: "01999999-0000-7000-8000-000000000001" as AccountId,
    organisationId: "01999999-0000-7000-8000-000000000002" as OrganisationId,
    role: "owner",
  },
  sessionId: "01999999-0000-7000-8000-000000000004",
  provedBy: "password",
  name: "Kim Lindqvist",
  email: "kim@nordanbyg.example",
  organisation: { name: "Nordanby El & Installation AB", kind: "supplier" },
  alsoActsFor: [{ id: "01999999-0000-7000-8000-000000000003", name: "Lindqvist Fastigheter HB" }],
};
