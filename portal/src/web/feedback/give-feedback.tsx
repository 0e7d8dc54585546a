/** Feedback is given: about a help page, with words if one likes, and about a fault's sentence. No name goes with it. */
import { networkOf } from "../../domain/access/network.ts";
import { answerAboutFault, parseFaultName } from "../../domain/feedback/fault-tally.ts";
import { addWords, givePageFeedback, wordsMax } from "../../domain/feedback/page-feedback.ts";
import { Refusal } from "../../domain/refusal.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import { fillForm } from "../filled-form.ts";
import type { FieldFault } from "../form.ts";
import { paths } from "../paths.ts";
import { type Answer, get, post, type Route, type Visit } from "../route.ts";
import { ownPath } from "../server/own-path.ts";
import { feedbackPaths } from "./feedback-paths.ts";

export const giveFeedbackRoutes: readonly Route[] = [
  post(feedbackPaths.page, "anyone", answerAboutPage),
  get(feedbackPaths.words(":id"), "anyone", async (visit) => askForWords(visit)),
  post(feedbackPaths.words(":id"), "anyone", takeWords),
  get(feedbackPaths.thanks, "anyone", thank),
  post(feedbackPaths.fault, "anyone", answerFault),
];

const pageForm = /^\/[a-z0-9/-]{0,99}$/;

async function answerAboutPage(visit: Visit): Promise<Answer> {
  const { fields, language, clientAddress } = visit;
  const page = ownPath(fields["page"]);
  if (page === undefined || !pageForm.test(page)) throw new Refusal("not-found");
  const helped = fields["helped"] === "yes";
  const network = networkOf(clientAddress);
  const id = await visit.perform((work) => givePageFeedback(work, { page, helped, language, network }));
  if (id === undefined) return thanksAt(page, "much");
  const asked = new URLSearchParams({ helped: helped ? "yes" : "no", back: page });
  return { kind: "redirect", to: `${feedbackPaths.words(id)}?${asked}` };
}

function askForWords(visit: Visit, faults: readonly FieldFault[] = []): Answer {
  const { say, seal, params, query, fields } = visit;
  const words = say.feedback;
  const back = ownPath(fields["back"] ?? query["back"]) ?? paths.help;
  const helped = (fields["helped"] ?? query["helped"]) === "yes";
  const form = fillForm({ say, fields, faults, sentences: words.faults });
  return {
    kind: "page",
    ...(faults.length > 0 && { status: 422 as const }),
    title: words.thanksTitle,
    body: (
      <>
        <ErrorSummary say={say} errors={form.errors} />
        <PageHeading>{words.thanksTitle}</PageHeading>
        <Form seal={seal} action={feedbackPaths.words(params["id"] ?? "")}>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="helped" value={helped ? "yes" : "no"} />
          <TextArea
            {...form.field("words")}
            say={say}
            label={helped ? words.moreYes : words.moreNo}
            hint={words.moreHint}
            rows={4}
          />
          <Button>{words.send}</Button>
        </Form>
        <p>
          <a href={back}>{words.back}</a>
        </p>
      </>
    ),
  };
}

async function takeWords(visit: Visit): Promise<Answer> {
  const { fields, params } = visit;
  const words = (fields["words"] ?? "").trim();
  if (words === "") return askForWords(visit, [{ path: "words", code: "missing", params: {} }]);
  if (words.length > wordsMax) return askForWords(visit, [{ path: "words", code: "too-long", params: {} }]);
  const id = params["id"] ?? "";
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Refusal("not-found");
  await visit.perform((work) => addWords(work, { id, words }));
  return thanksAt(ownPath(fields["back"]) ?? paths.help, "words");
}

async function answerFault(visit: Visit): Promise<Answer> {
  const { fields, clientAddress } = visit;
  const fault = parseFaultName(fields["fault"] ?? "");
  if (fault === undefined) throw new Refusal("not-found");
  const helped = fields["helped"] === "yes";
  const network = networkOf(clientAddress);
  await visit.perform((work) => answerAboutFault(work, { fault, receiverId: fields["receiver"], helped, network }));
  return thanksAt(ownPath(fields["back"]) ?? paths.start, "answer");
}

function thanksAt(back: string, after: "words" | "answer" | "much"): Answer {
  return { kind: "redirect", to: `${feedbackPaths.thanks}?${new URLSearchParams({ back, after })}` };
}

async function thank({ say, query }: Visit): Promise<Answer> {
  const words = say.feedback;
  const lead =
    query["after"] === "much" ? words.tooMuch : query["after"] === "words" ? words.thanksForWords : undefined;
  const body = (
    <>
      <PageHeading lead={lead}>{words.thanksTitle}</PageHeading>
      <p>
        <a href={ownPath(query["back"]) ?? paths.start}>{words.back}</a>
      </p>
    </>
  );
  return { kind: "page", title: words.thanksTitle, body };
}
