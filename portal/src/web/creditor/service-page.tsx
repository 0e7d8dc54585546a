/** One service with what it has cost and will cost, and the form of a new price. */
import { findUnit } from "@fakturaporten/einvoice";
import type { Named } from "../../domain/catalogue/needs.ts";
import type { ServicePrice } from "../../domain/catalogue/queries.ts";
import type { Service } from "../../domain/catalogue/service.ts";
import { AmountField } from "../components/amount-field/amount-field.tsx";
import { Button, ButtonLink } from "../components/button/button.tsx";
import { DataTable } from "../components/data-table/data-table.tsx";
import { DateField } from "../components/date-field/date-field.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Day } from "../components/figures/figures.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { SummaryList } from "../components/summary-list/summary-list.tsx";
import { TextField } from "../components/text-field/text-field.tsx";
import { priceText } from "../figures-text.ts";
import type { FilledForm } from "../filled-form.ts";
import type { Visit } from "../route.ts";
import { creditorPaths } from "./creditor-paths.ts";
import { ServiceNeeds } from "./service-needs.tsx";

export interface ServicePageProps {
  readonly visit: Visit;
  readonly service: Service;
  readonly prices: readonly ServicePrice[];
  readonly needs: readonly Named[];
  /** Services that it could need. */
  readonly others: readonly Named[];
  readonly form: FilledForm;
}

export function ServicePage(props: ServicePageProps) {
  const { visit, service, prices, form } = props;
  const { say } = visit;
  const words = say.outbound.servicePage;
  const change = (
    <ButtonLink href={creditorPaths.changeService(service.id)} look="secondary" icon="edit">
      {words.change}
    </ButtonLink>
  );
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading
        caption={`${say.outbound.catalogue.code} ${service.code}`}
        lead={service.description}
        actions={change}
      >
        {service.name}
      </PageHeading>
      <Facts visit={visit} service={service} />
      <section>
        <h2>{words.prices}</h2>
        {prices.length === 0 ? (
          <p>{say.outbound.service.noPrice}</p>
        ) : (
          <DataTable
            caption={words.prices}
            captionHidden
            rows={prices}
            rowKey={({ fromOn }) => fromOn}
            columns={[
              { key: "from", heading: say.outbound.service.from, cell: ({ fromOn }) => <Day day={fromOn} /> },
              { key: "list", heading: words.listName, cell: ({ listName }) => listName },
              {
                key: "price",
                heading: say.outbound.service.price,
                kind: "amount",
                cell: ({ price }) => priceText(price),
              },
            ]}
          />
        )}
      </section>
      <PriceForm visit={visit} service={service} form={form} />
      {service.charged === "monthly" ? <ServiceNeeds {...props} /> : null}
    </>
  );
}

function Facts({ visit: { say, language }, service }: Pick<ServicePageProps, "visit" | "service">) {
  const words = say.outbound.catalogue;
  const { unit, lastSoldOn } = service;
  return (
    <SummaryList
      say={say}
      rows={[
        { name: words.offering, value: service.offering },
        { name: words.charged, value: words.charges[service.charged].label },
        { name: words.unit, value: findUnit(unit)?.[language] ?? unit },
        { name: words.partMonths, value: words.partMonthRules[service.partMonths].label },
        { name: words.notice, value: say.outbound.service.notice(service.noticeMonths) },
        { name: words.vat, value: `${service.vatPercent}\u00a0%` },
        ...(lastSoldOn === undefined ? [] : [{ name: words.lastSoldOn, value: <Day day={lastSoldOn} /> }]),
      ]}
    />
  );
}

function PriceForm({ visit: { say, seal }, service, form }: Pick<ServicePageProps, "visit" | "service" | "form">) {
  const words = say.outbound.servicePage;
  return (
    <section>
      <h2>{words.newPrice}</h2>
      <p>{words.newPriceText}</p>
      <Form seal={seal} action={creditorPaths.setPrice(service.id)}>
        <DateField {...form.field("fromOn")} say={say} label={words.fromOn} />
        <AmountField {...form.field("price")} say={say} label={words.price} />
        <TextField {...form.field("listName")} say={say} label={words.listName} hint={words.listHint} width="medium" />
        <Button look="secondary">{words.setPrice}</Button>
      </Form>
    </section>
  );
}
