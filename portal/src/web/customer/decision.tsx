/** What an attestant and an orderer can do about something that waits, and where it stands: the same for orders and cancellations. */
import type { Instant } from "../../time.ts";
import { Button } from "../components/button/button.tsx";
import { Moment } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";

export interface Standing {
  readonly state: string;
  readonly askedAt: Instant;
  readonly askedByName: string;
  readonly decidedAt: Instant | undefined;
  readonly decidedByName: string | undefined;
}

/** Rows of a summary: the state in words, and who did what when. */
export function standingRows(say: Messages, { state, askedAt, askedByName, decidedAt, decidedByName }: Standing) {
  const words = say.cancellations;
  return [
    { name: words.state, value: state },
    { name: words.asked, value: byWhom(say, askedAt, askedByName) },
    ...(decidedAt === undefined || decidedByName === undefined
      ? []
      : [{ name: words.decided, value: byWhom(say, decidedAt, decidedByName) }]),
  ];
}

export function byWhom(say: Messages, at: Instant, name: string) {
  return (
    <>
      <Moment at={at} /> {say.cancellations.by(name)}
    </>
  );
}

export interface DecisionProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly words: {
    readonly heading: string;
    readonly approve: string;
    readonly decline: string;
    readonly declineReason: string;
    readonly mayNot: string;
    readonly withdraw: string;
  };
  readonly decideAt: string;
  readonly withdrawAt: string;
  readonly mayDecide: boolean;
  readonly mayWithdraw: boolean;
}

export function Decision(props: DecisionProps) {
  const { say, seal, form, words, decideAt, withdrawAt, mayDecide, mayWithdraw } = props;
  return (
    <>
      {mayDecide ? (
        <section>
          <h2>{words.heading}</h2>
          <Form seal={seal} action={decideAt}>
            <input type="hidden" name="decision" value="approve" />
            <Button>{words.approve}</Button>
          </Form>
          <Form seal={seal} action={decideAt}>
            <input type="hidden" name="decision" value="decline" />
            <TextArea {...form.field("reason")} say={say} label={words.declineReason} rows={3} />
            <Button look="secondary">{words.decline}</Button>
          </Form>
        </section>
      ) : (
        <p>{words.mayNot}</p>
      )}
      {mayWithdraw ? (
        <Form seal={seal} action={withdrawAt}>
          <Button look="secondary">{words.withdraw}</Button>
        </Form>
      ) : null}
    </>
  );
}
