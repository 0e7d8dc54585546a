/** What the check page says when the region wants an introduction first, or lets the invoice wait for its approval. */
import { type IntroductionNeed, introductionNeed } from "../../domain/introductions/introduction.ts";
import { listRegions } from "../../domain/parties/regions.ts";
import type { Work } from "../../work.ts";
import { ButtonLink, ButtonRow } from "../components/button/button.tsx";
import { Notice } from "../components/notice/notice.tsx";
import type { Messages } from "../messages/messages.ts";
import { introductionPath } from "./introduction-paths.ts";

export interface AskedFirst {
  readonly need: IntroductionNeed;
  readonly regionName: string;
}

export async function askedFirst(work: Work, receiverId: string): Promise<AskedFirst> {
  const need = await introductionNeed(work, receiverId);
  const regions = need.kind === "missing" ? await listRegions(work) : [];
  const region = regions.find(({ id }) => need.kind === "missing" && id === need.regionId);
  return { need, regionName: region?.name ?? "" };
}

/** In place of the button that sends: the introduction comes first. */
export function IntroduceFirst({
  say,
  asked: { need, regionName },
  draftId,
}: {
  readonly say: Messages;
  readonly asked: AskedFirst;
  readonly draftId: string;
}) {
  if (need.kind !== "missing") return null;
  const words = say.introductions.needed;
  return (
    <Notice say={say} kind="info" heading={words.heading}>
      <p>{words.text(regionName)}</p>
      <ButtonRow>
        <ButtonLink href={introductionPath(need.regionId, draftId)}>{words.action}</ButtonLink>
      </ButtonRow>
    </Notice>
  );
}

export function WillWait({ say, asked: { need } }: { readonly say: Messages; readonly asked: AskedFirst }) {
  if (need.kind !== "waits") return null;
  const words = say.introductions.waits;
  return (
    <Notice say={say} kind="info" heading={words.heading}>
      {words.text}
    </Notice>
  );
}
