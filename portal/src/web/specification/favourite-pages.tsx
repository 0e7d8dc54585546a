/** A person's favourites among the specifications: their links, the form that saves one, and their removal. */
import { z } from "zod";
import type { Customer } from "../../domain/customers/customer.ts";
import { getCustomer } from "../../domain/customers/queries.ts";
import {
  type Favourite,
  favouriteNameMax,
  favouriteQuestionMax,
  favouritesMax,
  listFavourites,
  removeFavourite,
  saveFavourite,
} from "../../domain/specification/favourites.ts";
import { Button, ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Checkbox } from "../components/checkbox/checkbox.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { fillForm } from "../filled-form.ts";
import { type FieldFault, readForm, requiredText, ticked } from "../form.ts";
import type { Messages } from "../messages/messages.ts";
import type { Answer, Visit } from "../route.ts";
import { captionOf } from "./month-frame.tsx";
import { queryOf, readMonth, readRowsAsked, readShape, type Side } from "./specification-address.ts";

export function favouritesPath(side: Side, customerId: string): string {
  return `${side.specification(customerId)}/favourites`;
}

export interface FavouritesProps {
  readonly say: Messages;
  readonly side: Side;
  readonly customer: Customer;
  readonly favourites: readonly Favourite[];
  /** What is on the page now: `month` or `rows`, with its query. */
  readonly shows: Favourite["shows"];
  readonly question: string;
}

/** Links to one's favourites, and the way to making this page one. */
export function Favourites({ say, side, customer, favourites, shows, question }: FavouritesProps) {
  const words = say.specification.favourites;
  const path = side.specification(customer.id);
  const isHere = (one: Favourite): boolean => one.shows === shows && one.question === question;
  return (
    <nav class="invoice-filters" aria-label={words.title}>
      <ul>
        {favourites.map((one) => (
          <li key={one.id}>
            <a href={addressOf(path, one)} aria-current={isHere(one) ? "page" : undefined}>
              {one.name}
            </a>
          </li>
        ))}
        <li>
          <a href={`${favouritesPath(side, customer.id)}?${question}&shows=${shows}`}>
            {favourites.length === 0 ? words.save : words.edit}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function addressOf(path: string, { shows, question }: Favourite): string {
  return `${path}${shows === "rows" ? "/rows" : ""}?${question}`;
}

type Fields = Readonly<Record<string, string>>;

/** The view that an address or a form tells of, in the one way that it is kept. */
function viewOf(fields: Fields, isLatest: boolean): Omit<Favourite, "id" | "name"> {
  const month = readMonth(fields);
  const shows = fields["shows"] === "rows" ? "rows" : "month";
  if (shows === "month") {
    const named = month === undefined || isLatest ? "latest" : month.slice(0, 7);
    return { shows, question: new URLSearchParams({ month: named, by: readShape(fields) }).toString() };
  }
  const asked = new URLSearchParams(month === undefined ? "" : queryOf(readRowsAsked(fields, month)));
  if (isLatest || month === undefined) asked.set("month", "latest");
  return { shows, question: asked.toString() };
}

export async function showFavourites(visit: Visit, side: Side, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { say, seal } = visit;
  const words = say.specification.favourites;
  const asked = visit.method === "GET" ? visit.query : visit.fields;
  const { customer, favourites } = await visit.ask(async (work) => {
    const found = await getCustomer(work, visit.params["id"] ?? "");
    return { customer: found, favourites: await listFavourites(work, found.id) };
  });
  const path = side.specification(customer.id);
  const form = fillForm({ say, fields: asked, faults, sentences: words.faults });
  const body = (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading caption={captionOf(say, customer)} lead={words.lead}>
        {words.title}
      </PageHeading>
      <Form seal={seal} action={favouritesPath(side, customer.id)}>
        {keptFields(asked).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField {...form.field("name")} say={say} label={words.name} hint={words.nameHint} width="medium" />
        <Checkbox {...form.field("latest")} say={say} label={words.latest} />
        <ButtonRow>
          <Button>{words.saveButton}</Button>
          <ButtonLink href={addressOf(path, { id: "", name: "", ...viewOf(asked, false) })} look="secondary">
            {words.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
      <Removals {...{ visit, side, customer, favourites }} />
    </>
  );
  const crumbs = [{ label: say.specification.title, href: path }];
  return { kind: "page", status: faults.length > 0 ? 422 : 200, title: words.title, crumbs, body };
}

const keptNames = ["shows", "month", "by", "service", "unit", "ansvar", "employee", "q", "doubt"];

function keptFields(asked: Fields): readonly (readonly [string, string])[] {
  return keptNames.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]] as const]));
}

interface RemovalsProps extends Pick<FavouritesProps, "side" | "customer" | "favourites"> {
  readonly visit: Visit;
}

function Removals({ visit: { say, seal }, side, customer, favourites }: RemovalsProps) {
  const words = say.specification.favourites;
  if (favourites.length === 0) return null;
  return (
    <section>
      <h2>{words.own}</h2>
      <ul class="stack">
        {favourites.map((one) => (
          <li key={one.id}>
            <a href={addressOf(side.specification(customer.id), one)}>{one.name}</a>
            <Form seal={seal} action={`${favouritesPath(side, customer.id)}/${one.id}/removal`} inline>
              <Button look="quiet" icon="trash">
                {words.remove(one.name)}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

const schema = z.object({ name: requiredText(favouriteNameMax), latest: ticked });

export async function keepFavourite(visit: Visit, side: Side): Promise<Answer> {
  const read = readForm(schema, visit.fields);
  if (!read.ok) return showFavourites(visit, side, read.faults);
  const { name, latest } = read.value;
  const view = viewOf(visit.fields, latest);
  const fault = (code: string): Promise<Answer> =>
    showFavourites(visit, side, [{ path: "name", code, params: { max: String(favouritesMax) } }]);
  if (view.question.length > favouriteQuestionMax) return fault("search-too-long");
  const customerId = visit.params["id"] ?? "";
  const own = await visit.ask((work) => listFavourites(work, customerId));
  const isNew = !own.some((one) => one.name.toLowerCase() === name.toLowerCase());
  if (isNew && own.length >= favouritesMax) return fault("too-many-favourites");
  const there = addressOf(side.specification(customerId), { id: "", name, ...view });
  await visit.perform(
    (work) => saveFavourite(work, { customerId, name, ...view }),
    () => there,
  );
  return { kind: "redirect", to: there, notice: visit.say.specification.favourites.saved };
}

export async function dropFavourite(visit: Visit, side: Side): Promise<Answer> {
  const there = favouritesPath(side, visit.params["id"] ?? "");
  await visit.perform(
    (work) => removeFavourite(work, visit.params["favouriteId"] ?? ""),
    () => there,
  );
  return { kind: "redirect", to: there, notice: visit.say.specification.favourites.removed };
}
