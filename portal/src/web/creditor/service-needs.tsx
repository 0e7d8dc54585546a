/** What a service needs, for those who keep the catalogue: what stands, what can be added, what can be taken away. */
import { addNeed, type Named, removeNeed } from "../../domain/catalogue/needs.ts";
import { getService } from "../../domain/catalogue/queries.ts";
import type { Service } from "../../domain/catalogue/service.ts";
import { Refusal } from "../../domain/refusal.ts";
import { Button } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { Form } from "../components/form/form.tsx";
import { SelectField } from "../components/select-field/select-field.tsx";
import type { FilledForm } from "../filled-form.ts";
import { type FieldFault, readForm, requiredText } from "../form.ts";
import { z } from "zod";
import type { Answer, Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";

export interface ServiceNeedsProps {
  readonly visit: Visit;
  readonly service: Service;
  readonly needs: readonly Named[];
  /** What could be added. */
  readonly others: readonly Named[];
  readonly form: FilledForm;
}

export function ServiceNeeds({ visit: { say, seal }, service, needs, others, form }: ServiceNeedsProps) {
  const words = say.orders.needs;
  return (
    <section>
      <h2>{words.heading}</h2>
      <p>{needs.length === 0 ? words.none : words.text}</p>
      {needs.length === 0 ? null : (
        <DataTable
          caption={words.heading}
          captionHidden
          rows={needs}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              heading: say.orders.service,
              cell: ({ id, name }) => <a href={creditorPaths.service(id)}>{name}</a>,
            },
            {
              key: "action",
              heading: words.remove,
              kind: "action",
              cell: ({ id, name }) => (
                <Form seal={seal} action={creditorPaths.removeNeed(service.id, id)} inline>
                  <Button look="quiet" label={words.removeLabel(name)}>
                    {words.remove}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
      {others.length === 0 ? null : (
        <Form seal={seal} action={creditorPaths.addNeed(service.id)}>
          <SelectField
            {...form.field("needsId")}
            say={say}
            label={words.service}
            prompt={words.choose}
            choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button look="secondary">{words.add}</Button>
        </Form>
      )}
    </section>
  );
}

/** Adds what was chosen; the faults, when something stands in the way. */
export async function addNeedTo(visit: Visit): Promise<Answer | readonly FieldFault[]> {
  const { params, fields, say } = visit;
  const serviceId = params["id"] ?? "";
  const read = readForm(z.object({ needsId: requiredText(40, "choose") }), fields);
  if (!read.ok) return read.faults;
  const { needsId } = read.value;
  const to = creditorPaths.service(serviceId);
  try {
    await visit.perform(
      (work) => addNeed(work, { serviceId, needsId }),
      () => to,
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "service-needs-itself") throw error;
    return [{ path: "needsId", code: error.code, params: {} }];
  }
  const { name } = await visit.ask((work) => getService(work, needsId));
  return { kind: "redirect", to, notice: say.orders.needs.added(name) };
}

export async function removeNeedFrom(visit: Visit): Promise<Answer> {
  const { params, say } = visit;
  const serviceId = params["id"] ?? "";
  const needsId = params["needsId"] ?? "";
  const to = creditorPaths.service(serviceId);
  const { name } = await visit.ask((work) => getService(work, needsId));
  await visit.perform(
    (work) => removeNeed(work, { serviceId, needsId }),
    () => to,
  );
  return { kind: "redirect", to, notice: say.orders.needs.removed(name) };
}
