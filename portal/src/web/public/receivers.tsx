/** The directory for everyone: searching it, being suggested units while typing, and each unit's card. */
import { getReceiver } from "../../domain/receivers/queries.ts";
import { findRuleSince } from "../../domain/receivers/rule-history.ts";
import { checkReference, type ReferenceFault } from "../../domain/receivers/receiver.ts";
import { type FoundReceiver, searchReceivers } from "../../domain/receivers/search-receivers.ts";
import { Refusal } from "../../domain/refusal.ts";
import { dayOf } from "../../time.ts";
import { receiverFactsText } from "../components/receiver-picker/receiver-facts.tsx";
import { paths } from "../paths.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { ReceiverCard } from "./receiver-card.tsx";
import { receiverCardPath } from "./receiver-paths.ts";
import { ReceiverSearchPage } from "./receiver-search-page.tsx";

export const receiverRoutes: readonly Route[] = [
  get(paths.receivers, "anyone", showSearch),
  get(paths.receiverSuggestions, "anyone", suggest),
  get(`${paths.receivers}/:id`, "anyone", showCard),
];

const resultsMax = 20;
const suggestionsMax = 8;
const askedLengthMax = 200;

async function showSearch(visit: Visit): Promise<Answer> {
  const { say } = visit;
  const asked = askedIn(visit);
  const found = await visit.ask((work) => searchReceivers(work, { text: asked, limit: resultsMax }));
  const page = <ReceiverSearchPage say={say} asked={asked} found={found} limit={resultsMax} />;
  return { kind: "page", title: say.receivers.searchHeading, islands: ["receiver-search"], body: page };
}

async function suggest(visit: Visit): Promise<Answer> {
  const text = askedIn(visit);
  const found = await visit.ask((work) => searchReceivers(work, { text, limit: suggestionsMax }));
  const told = visit.say.receivers.search.found(found.length);
  return { kind: "json", body: { told, suggestions: found.map(suggestionOf) } };
}

function suggestionOf(receiver: FoundReceiver) {
  const { id, name } = receiver;
  return { id, name, facts: receiverFactsText(receiver), href: receiverCardPath(id) };
}

function askedIn({ query }: Visit): string {
  return (query["q"] ?? "").slice(0, askedLengthMax);
}

/** `?reference=` tries a reference against the unit's rule. */
async function showCard(visit: Visit): Promise<Answer> {
  const { say, language, viewer, query } = visit;
  const { receiver, since } = await visit
    .ask(async (work) => {
      const found = await getReceiver(work, visit.params["id"] ?? "");
      return { receiver: found, since: await findRuleSince(work, found.id) };
    })
    .catch(asIfAbsent);
  const reference = query["reference"]?.slice(0, askedLengthMax);
  const tried =
    reference === undefined ? undefined : { reference, fault: checkReference(receiver, reference) satisfies Fault };
  return {
    kind: "page",
    title: receiver.name,
    crumbs: [{ label: say.receivers.searchTitle, href: paths.receivers }],
    body: (
      <ReceiverCard
        say={say}
        language={language}
        receiver={receiver}
        validFrom={since === undefined ? "–" : dayOf(since)}
        mayWrite={viewer?.organisation.kind === "supplier"}
        tried={tried}
      />
    ),
  };
}

type Fault = ReferenceFault | undefined;

function asIfAbsent(error: unknown): never {
  if (error instanceof Refusal && error.code === "receiver-unknown") throw new Refusal("not-found");
  throw error;
}
