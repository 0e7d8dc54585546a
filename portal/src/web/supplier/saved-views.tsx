/** A person's saved views of the list: to open, to save the one before them, to remove. */
import { z } from "zod";
import {
  questionMax,
  removeView,
  type SavedView,
  saveView,
  viewNameMax,
  viewsMax,
} from "../../domain/following/saved-views.ts";
import type { LocalDate } from "../../time.ts";
import { Button } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { Form } from "../components/form/form.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import { type FieldFault, readForm, requiredText, ticked } from "../form.ts";
import type { Answer, FormSeal, Visit } from "../route.ts";
import type { Messages } from "../messages/messages.ts";
import { asFields, type ListAddress, listHref, questionOf, readListAddress } from "./invoice-list-address.ts";
import { invoicePaths } from "./invoice-paths.ts";

export interface ViewsProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly views: readonly SavedView[];
  readonly address: ListAddress;
  readonly form: FilledForm;
}

export function Views({ say, seal, views, address, form }: ViewsProps) {
  const words = say.following.views;
  return (
    <div class="saved-views">
      {views.length === 0 ? null : (
        <nav class="invoice-filters" aria-label={words.label}>
          <ul>
            {views.map(({ id, name, question, isDefault }) => (
              <li key={id}>
                <a
                  href={`${invoicePaths.list}?${question}`}
                  aria-current={question === questionOf({ ...address, after: undefined }) ? "page" : undefined}
                >
                  {name}
                  {isDefault ? ` (${words.default})` : ""}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <details open={form.errors.length > 0}>
        <summary>{words.save}</summary>
        <Form seal={seal} action={invoicePaths.views}>
          {Object.entries(asFields({ ...address, after: undefined })).map(([name, written]) => (
            <input key={name} type="hidden" name={name} value={written} />
          ))}
          <TextField {...form.field("name")} say={say} label={words.name} hint={words.nameHint} width="medium" />
          <Checkbox {...form.field("isDefault")} say={say} label={words.opens} />
          <Button look="secondary">{words.saveButton}</Button>
        </Form>
        {views.map(({ id, name }) => (
          <p key={id}>
            <Form seal={seal} action={invoicePaths.viewRemoval(id)} inline>
              <Button look="quiet" icon="trash">
                {words.remove(name)}
              </Button>
            </Form>
          </p>
        ))}
      </details>
    </div>
  );
}

const schema = z.object({ name: requiredText(viewNameMax), isDefault: ticked });

export interface SaveAsked {
  /** How many the person has already. */
  readonly count: number;
  readonly today: LocalDate;
  /** The list again, with what is to be mended. */
  again(faults: readonly FieldFault[]): Promise<Answer>;
}

export async function saveAsked(visit: Visit, { count, today, again }: SaveAsked): Promise<Answer> {
  const read = readForm(schema, visit.fields);
  if (!read.ok) return again(read.faults);
  if (count >= viewsMax) return again([{ path: "name", code: "too-many-views", params: { max: String(viewsMax) } }]);
  const { address } = readListAddress(visit.fields, today);
  const question = questionOf({ ...address, after: undefined });
  if (question.length > questionMax) return again([{ path: "name", code: "search-too-long", params: {} }]);
  const there = listHref(address);
  await visit.perform(
    (work) => saveView(work, { ...read.value, question }),
    () => there,
  );
  return { kind: "redirect", to: there, notice: visit.say.following.views.saved };
}

export async function removeAsked(visit: Visit): Promise<Answer> {
  await visit.perform(
    (work) => removeView(work, visit.params["id"] ?? ""),
    () => listHref({ state: "all", text: "" }),
  );
  return { kind: "redirect", to: listHref({ state: "all", text: "" }), notice: visit.say.following.views.removed };
}
