/** On an invoice's page: nobody knows whether it has arrived, and where to say what happened. */
import { may } from "../../domain/access/permissions.ts";
import { ButtonLink } from "../components/button/button.tsx";
import { Notice } from "../components/notice/notice.tsx";
import type { Visit } from "../route.ts";
import { invoicePaths } from "../supplier/invoice-paths.ts";

export interface UnclearNoticeProps {
  readonly visit: Visit;
  readonly invoiceId: string;
}

export function UnclearNotice({ visit: { say, viewer }, invoiceId }: UnclearNoticeProps) {
  const words = say.delivery;
  return (
    <Notice say={say} kind="warning" heading={words.parked.heading}>
      <p>{words.parked.text}</p>
      {viewer === undefined || !may(viewer.actor.role, "invoice.send") ? null : (
        <p>
          <ButtonLink href={invoicePaths.deliveryCheck(invoiceId)} icon="check">
            {words.check}
          </ButtonLink>
        </p>
      )}
    </Notice>
  );
}
