/** What an orderer sees of a wish on the page where it can be fulfilled: who wishes, why, and the way to say no. */
import type { Wish } from "../../domain/cancellations/wish.ts";
import { Button } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import { TextArea } from "../components/text-area/text-area.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { byWhom } from "./decision.tsx";
import { purchasePaths } from "./purchase-paths.ts";

export function wishRows(say: Messages, wish: Wish | undefined) {
  const words = say.cancellations.wish;
  if (wish === undefined) return [];
  return [
    { name: words.row, value: byWhom(say, wish.wishedAt, wish.wishedByName) },
    ...(wish.words === undefined ? [] : [{ name: words.says, value: wish.words }]),
  ];
}

interface RefuseWishProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly wish: Wish;
  readonly form: FilledForm;
}

export function RefuseWish({ say, seal, wish, form }: RefuseWishProps) {
  const words = say.cancellations.wish;
  return (
    <section>
      <h2>{words.refuseHeading}</h2>
      <Form seal={seal} action={purchasePaths.refuseWish(wish.customerId, wish.id)}>
        <TextArea {...form.field("reason")} say={say} label={words.refuseReason} rows={3} />
        <Button look="secondary">{words.refuse}</Button>
      </Form>
    </section>
  );
}
