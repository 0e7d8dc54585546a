/** An issued invoice that is held until the region has approved its supplier: why, and where to go on. */
import { findHold, type Hold } from "../../domain/introductions/hold-invoice.ts";
import { findIntroduction } from "../../domain/introductions/introduction.ts";
import type { Work } from "../../work.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Notice } from "../components/notice/notice.tsx";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import { introductionPath } from "./introduction-paths.ts";

export interface Held extends Hold {
  /** The case in which the introduction is decided, when there is one. */
  readonly caseId: string | undefined;
}

export async function loadHeld(work: Work, invoiceId: string): Promise<Held | undefined> {
  const hold = await findHold(work, invoiceId);
  if (hold === undefined) return undefined;
  return { ...hold, caseId: (await findIntroduction(work, hold.regionId))?.caseId };
}

export function HeldNotice({ say, held }: { readonly say: Messages; readonly held: Held }) {
  const words = say.delivery.holds[held.reason];
  if (words === undefined) return null;
  const href = held.caseId === undefined ? introductionPath(held.regionId) : `${paths.cases}/${held.caseId}`;
  return (
    <Notice say={say} kind={held.reason === "introduction-open" ? "info" : "warning"} heading={words.heading}>
      <p>{words.text}</p>
      <ButtonRow>
        <ButtonLink href={href} look="secondary">
          {words.action}
        </ButtonLink>
      </ButtonRow>
    </Notice>
  );
}
