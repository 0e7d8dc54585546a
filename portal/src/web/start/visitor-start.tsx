/** The first page a visitor meets: what this is, how to begin, for whom. */
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import { SampleSheet } from "./sample-sheet.tsx";

export function VisitorStart({ say }: { readonly say: Messages }) {
  const words = say.start.visitor;
  return (
    <>
      <div class="opening">
        <div class="opening-words">
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <ButtonRow>
            <ButtonLink href={paths.register}>{words.register}</ButtonLink>
            <ButtonLink href={paths.signIn} look="secondary">
              {words.signIn}
            </ButtonLink>
          </ButtonRow>
          <p class="opening-hint">{words.registerHint}</p>
        </div>
        <SampleSheet say={say} />
      </div>
      <section>
        <h2>{words.stepsHeading}</h2>
        <ol class="steps">
          {words.steps.map(({ heading, text }) => (
            <li key={heading}>
              <h3>{heading}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{words.whomHeading}</h2>
        <ul class="whom">
          {words.whom.map(({ heading, text }) => (
            <li key={heading}>
              <h3>{heading}</h3>
              <p>{text}</p>
            </li>
          ))}
          <li>
            <h3>{words.buys.heading}</h3>
            <p>{words.buys.text}</p>
            <p>
              <a href={paths.invoiceQuestions}>{say.invoiceQuestions.link}</a>
            </p>
          </li>
        </ul>
      </section>
    </>
  );
}
