/** How the form of an article looks. */
import { commonUnits } from "@fakturaporten/einvoice";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button, ButtonRow } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { UnitList } from "../components/invoice-lines/invoice-lines.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import type { Article } from "../../domain/articles/article.ts";
import type { VatChoiceId } from "../../domain/invoices/vat-choices.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { preparedPaths } from "./prepared-paths.ts";

export interface ArticleFormPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly article: Article | undefined;
  readonly vatChoices: readonly VatChoiceId[];
}

export function ArticleFormPage({ say, seal, form, article, vatChoices }: ArticleFormPageProps) {
  const words = say.prepared.articles;
  const choices = vatChoices.map((value) => ({ value, label: say.invoices.lines.vatChoices[value] }));
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading>{article?.description ?? words.createTitle}</PageHeading>
      <Form seal={seal} action={article === undefined ? preparedPaths.newArticle : preparedPaths.article(article.id)}>
        {article === undefined ? null : <input type="hidden" name="version" value={String(article.version)} />}
        <TextField {...form.field("description")} say={say} label={words.description} spellcheck />
        <TextField {...form.field("number")} say={say} label={words.number} width="medium" optional />
        <TextField
          {...form.field("unit")}
          say={say}
          label={words.unit}
          hint={words.unitHint}
          width="short"
          list="units"
        />
        <AmountField {...form.field("price")} say={say} label={words.price} />
        <SelectField {...form.field("vat")} say={say} label={words.vat} choices={choices} />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </Form>
      <UnitList units={commonUnits.map(({ sv }) => sv)} />
      {article === undefined ? null : (
        <Form seal={seal} action={preparedPaths.removeArticle(article.id)}>
          <Button look="quiet" icon="trash">
            {words.remove}
          </Button>
        </Form>
      )}
    </>
  );
}
