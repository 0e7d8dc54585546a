import { navigationOf } from "../../navigation.ts";
import type { Example, ExampleFacts } from "../example.ts";
import { exampleSeal, exampleViewer } from "../example-form.ts";
import { PageHeading } from "../page-heading/page-heading.tsx";
import { type PageAssets, PageFrame } from "./page-frame.tsx";

const assets: PageAssets = { style: "data:text/css,", scripts: [], icon: "data:," };

export const examples: readonly Example[] = [
  { name: "For a visitor", document: true, render: (facts) => frame(facts, false) },
  { name: "Signed in, below the list of invoices", document: true, render: (facts) => frame(facts, true) },
];

function frame({ say, language }: ExampleFacts, signedIn: boolean) {
  const path = signedIn ? "/invoices/new" : "/";
  return (
    <PageFrame
      say={say}
      language={language}
      title="Skapa ny faktura"
      path={path}
      viewer={signedIn ? exampleViewer : undefined}
      seal={exampleSeal}
      navigation={signedIn ? navigationOf(exampleViewer, say, path) : []}
      crumbs={signedIn ? [{ label: "Faktura", href: "/invoices" }] : undefined}
      notice={signedIn ? "Utkastet är sparat." : undefined}
      assets={assets}
      nonce="example"
    >
      <PageHeading>Skapa ny faktura</PageHeading>
    </PageFrame>
  );
}
