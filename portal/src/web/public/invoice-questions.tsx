/** "Fakturafrågor": whom it is for, a patient to the clinic, and the right way for each kind of customer (B1). */
import { may } from "../../domain/access/permissions.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { disputePaths } from "../disputes/dispute-paths.ts";
import { PageFeedback } from "../components/page-feedback/page-feedback.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { paths } from "../paths.ts";
import { type Answer, get, type Route, type Visit } from "../route.ts";

export const invoiceQuestionRoutes: readonly Route[] = [get(paths.invoiceQuestions, "anyone", show)];

/** Whoever has no account yet: what to do, in order, and where. */
function NoAccount({ say }: Pick<Visit, "say">) {
  const words = say.invoiceQuestions.noAccount;
  const ask = `${paths.signIn}?${new URLSearchParams([["then", paths.accessRequests]])}`;
  return (
    <section>
      <h2>{words.heading}</h2>
      <p>{words.given}</p>
      <ol>
        <li>
          <a href={paths.register}>{words.register}</a>
          {words.registerWhy}
        </li>
        <li>
          <a href={ask}>{say.entry.link}</a>
          {words.askWhy}
        </li>
      </ol>
    </section>
  );
}

async function show({ say, viewer, seal }: Visit): Promise<Answer> {
  const words = say.invoiceQuestions;
  const isCustomer = viewer?.organisation.kind === "customer";
  return {
    kind: "page",
    title: words.title,
    wide: true,
    body: (
      <>
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        {viewer !== undefined && !isCustomer ? null : (
          <ButtonRow>
            <ButtonLink
              href={isCustomer ? paths.start : `${paths.signIn}?${new URLSearchParams([["then", paths.start]])}`}
            >
              {isCustomer ? words.open : words.signIn}
            </ButtonLink>
            {isCustomer ? (
              <ButtonLink href={disputePaths.find} look="secondary">
                {say.disputes.find.title}
              </ButtonLink>
            ) : null}
          </ButtonRow>
        )}
        {viewer === undefined || !may(viewer.actor.role, "case.write") ? null : (
          <p>
            <a href={paths.accessRequests}>{say.entry.link}</a>
          </p>
        )}
        {viewer === undefined ? <NoAccount say={say} /> : null}
        <section>
          <ul class="whom">
            {[words.notHere, words.supplier].map(({ heading, text }) => (
              <li key={heading}>
                <h2>{heading}</h2>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{words.waysHeading}</h2>
          <ul class="whom">
            {words.ways.map(({ heading, steps }) => (
              <li key={heading}>
                <h3>{heading}</h3>
                <ul>
                  {steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{words.allHeading}</h2>
          <ul>
            {words.all.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
        <PageFeedback say={say} seal={seal} page={paths.invoiceQuestions} />
      </>
    ),
  };
}
