/** A page with a list of fifty invoices in its whole frame, rendered: what the bench of pages measures without a database. */
import { renderToString } from "preact-render-to-string";
import { DataTable } from "../../src/web/components/data-table/data-table.tsx";
import { exampleSeal, exampleViewer } from "../../src/web/components/example-form.ts";
import { Amount, Day } from "../../src/web/components/figures/figures.tsx";
import { PageFrame } from "../../src/web/components/page-frame/page-frame.tsx";
import { PageHeading } from "../../src/web/components/page-heading/page-heading.tsx";
import { StatusWord, statuses } from "../../src/web/components/status-word/status-word.tsx";
import { messages } from "../../src/web/messages/messages.ts";
import { navigationOf } from "../../src/web/navigation.ts";
import type { LocalDate } from "../../src/time.ts";

const say = messages.sv;
const rows = Array.from({ length: 50 }, (_, index) => ({
  number: `F-${1000 + index}`,
  receiver: `Mottagning ${index} & Co, Exempelstads sjukhus`,
  day: "2026-11-21" as LocalDate,
  status: statuses[index % statuses.length] ?? "draft",
  minor: BigInt(index * 123_457),
}));

export function renderListOfFifty(): string {
  return renderToString(
    <PageFrame
      say={say}
      language="sv"
      title="Fakturor"
      path="/invoices"
      viewer={exampleViewer}
      seal={exampleSeal}
      navigation={navigationOf(exampleViewer, say, "/invoices")}
      assets={{ style: "/assets/site.css", scripts: ["/assets/page.js"], icon: "/assets/icon.svg" }}
      nonce="bench"
      wide
    >
      <PageHeading>Fakturor</PageHeading>
      <DataTable
        caption="Fakturor"
        rows={rows}
        rowKey={({ number }) => number}
        columns={[
          { key: "number", heading: "Nummer", cell: ({ number }) => <a href={`/invoices/${number}`}>{number}</a> },
          { key: "receiver", heading: "Mottagare", cell: ({ receiver }) => receiver },
          { key: "day", heading: "Datum", cell: ({ day }) => <Day day={day} /> },
          { key: "status", heading: "Läge", cell: ({ status }) => <StatusWord say={say} status={status} /> },
          {
            key: "amount",
            heading: "Att betala",
            kind: "amount",
            cell: ({ minor }) => <Amount amount={{ minor, currency: "SEK" }} />,
          },
        ]}
      />
    </PageFrame>,
  );
}
