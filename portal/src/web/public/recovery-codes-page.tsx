import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Notice } from "../components/notice/notice.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PrintButton } from "../components/print-button/print-button.tsx";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";

export interface RecoveryCodesPageProps {
  readonly say: Messages;
  readonly codes: readonly string[];
  /** What has just been done. */
  readonly done: string | undefined;
}

/** Recovery codes, shown once. */
export function RecoveryCodesPage({ say, codes, done }: RecoveryCodesPageProps) {
  const words = say.secondStep.codes;
  return (
    <>
      {done === undefined ? null : (
        <Notice say={say} kind="success" announced>
          {done}
        </Notice>
      )}
      <PageHeading lead={words.lead}>{words.title}</PageHeading>
      <Notice say={say} kind="warning">
        {words.once}
      </Notice>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code class="secret-text">{code}</code>
          </li>
        ))}
      </ol>
      <ButtonRow>
        <ButtonLink href={paths.start}>{words.saved}</ButtonLink>
        <PrintButton say={say} />
      </ButtonRow>
    </>
  );
}
