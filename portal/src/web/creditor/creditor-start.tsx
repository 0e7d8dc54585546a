/** A billing officer's start page: the ways on. */
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";

export function CreditorStart({ say, name }: { readonly say: Messages; readonly name: string }) {
  const words = say.outbound.start;
  return (
    <>
      <PageHeading lead={words.lead}>{say.start.supplier.hello(name)}</PageHeading>
      <ButtonRow>
        <ButtonLink href={paths.customers} icon="people">
          {say.frame.navigation.customers}
        </ButtonLink>
        <ButtonLink href={paths.catalogue} look="secondary" icon="copy">
          {say.frame.navigation.catalogue}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}
