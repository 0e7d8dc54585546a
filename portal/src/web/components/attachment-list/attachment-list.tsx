/**
 * The files that go with a draft, and the way to add one: inside the invoice's own form, so that nothing typed is lost when a
 * file is sent along, or refused. Without scripts its buttons send the whole form; with them each file is sent by itself.
 */
import { attachmentLimits } from "../../../domain/attachments/limits.ts";
import type { Attachment, AttachmentFault, ReceiverLimits } from "../../../domain/attachments/attachment.ts";
import type { FieldError } from "../../filled-form.ts";
import type { Messages } from "../../messages/messages.ts";
import { Button } from "../button/button.tsx";
import { type InvoiceBeside, pointOut, type PointedOut } from "../../../domain/attachments/notices.ts";
import { Icon } from "../icon/icon.tsx";
import { Notice } from "../notice/notice.tsx";
import { Thumbnail } from "../page-preview/page-preview.tsx";
import { sizeText } from "./size-text.ts";

/** A file that was not taken in, and why. */
export interface AttachmentRefusal {
  readonly name: string;
  readonly fault: AttachmentFault;
}

export interface AttachmentListProps {
  readonly say: Messages;
  readonly attachments: readonly Attachment[];
  readonly refusals?: readonly AttachmentRefusal[];
  /** The receiver chosen, which may take less than the portal does. */
  readonly receiver?: { readonly name: string; readonly attachments: ReceiverLimits } | undefined;
  /** What is to be mended about the files as they are. */
  readonly error?: string | undefined;
  /** What the files are compared with, to see whether one of them is the invoice itself. */
  readonly invoice?: InvoiceBeside | undefined;
  /** Where the draft's files are found, added and removed: `/invoices/drafts/…/attachments`. */
  readonly path: string;
}

/** The name of the file field, and its id for the error summary. */
export const attachmentField = "attachment";
/** What the buttons say in `do`: `attach`, and `remove-attachment.` with the file's id. */
export const attachDoes = "attach";
export const removeDoes = "remove-attachment.";
/** `dismiss-notice.` with the notice and the file's id. */
export const dismissDoes = "dismiss-notice.";

const MB = 1024 * 1024;

export function AttachmentList({
  say,
  attachments,
  refusals = [],
  path,
  receiver,
  error,
  invoice,
}: AttachmentListProps) {
  const words = say.attachments;
  const faulty = refusals.length > 0 || error !== undefined;
  const limits = {
    files: attachmentLimits.filesPerInvoiceMax,
    fileMb: attachmentLimits.fileBytesMax / MB,
    togetherMb: attachmentLimits.invoiceBytesMax / MB,
  };
  const full = attachments.length >= attachmentLimits.filesPerInvoiceMax;
  return (
    <div
      class="attachments"
      data-island="attachment-list"
      data-path={path}
      data-sending={words.sending("{name}")}
      data-not-sent={words.notSent}
    >
      <p class="hint" id="attachment-purpose">
        {words.notTheInvoice}
      </p>
      <AttachedFiles say={say} attachments={attachments} path={path} invoice={invoice} />
      <div class={faulty ? "field field-faulty attachment-choice" : "field attachment-choice"}>
        <label class="label" for={attachmentField}>
          {words.label} <span class="label-optional">{say.frame.optional}</span>
        </label>
        <div class="hint" id="attachment-hint">
          {full ? words.full : words.hint(limits)} {receiver === undefined ? null : receiverHint(receiver, say)}
        </div>
        <Refusals say={say} refusals={refusals} error={error} />
        <div class="attachment-row">
          <input
            class="control attachment-control"
            type="file"
            id={attachmentField}
            name={attachmentField}
            accept="application/pdf,.pdf"
            multiple
            aria-describedby={`attachment-hint attachment-purpose${faulty ? " attachment-error" : ""}`}
            aria-invalid={faulty ? "true" : undefined}
          />
          <Button does={attachDoes} look="secondary" icon="attachment">
            {words.attach}
          </Button>
        </div>
        <p class="attachment-status" role="status" />
      </div>
    </div>
  );
}

/** The same refusals for the error summary of the form around it. */
export function refusalErrors(refusals: readonly AttachmentRefusal[] = [], say: Messages): readonly FieldError[] {
  return refusals.map(({ name, fault }) => ({ field: attachmentField, text: say.attachments.faults[fault](name) }));
}

/** Told only where the receiver takes less than anybody may send. */
function receiverHint({ name, attachments }: NonNullable<AttachmentListProps["receiver"]>, say: Messages): string {
  const { filesPerInvoiceMax, fileBytesMax } = attachmentLimits;
  const files = Math.min(attachments.countMax, filesPerInvoiceMax);
  const bytes = Math.min(attachments.bytesMax, fileBytesMax);
  const tenths = Math.floor(bytes / 100_000);
  if (files === filesPerInvoiceMax && tenths >= 50) return "";
  const fileMb = tenths % 10 === 0 ? String(tenths / 10) : `${Math.trunc(tenths / 10)},${tenths % 10}`;
  return say.attachments.receiver(name, { files, fileMb });
}

interface RefusalsProps {
  readonly say: Messages;
  readonly refusals: readonly AttachmentRefusal[];
  readonly error: string | undefined;
}

function Refusals({ say, refusals, error }: RefusalsProps) {
  if (refusals.length === 0 && error === undefined) return null;
  return (
    <div id="attachment-error">
      {error === undefined ? null : (
        <p class="field-error">
          <span class="visually-hidden">{say.frame.errorPrefix} </span>
          {error}
        </p>
      )}
      {refusals.map(({ name, fault }) => (
        <p class="field-error" key={name}>
          <span class="visually-hidden">{say.frame.errorPrefix} </span>
          {say.attachments.faults[fault](name)}
        </p>
      ))}
    </div>
  );
}

function AttachedFiles({ say, attachments, path, invoice }: AttachmentListProps) {
  const words = say.attachments;
  if (attachments.length === 0) return null;
  return (
    <ul class="attachment-files" aria-label={words.list}>
      {attachments.map(({ id, name, sizeBytes, pages, hasThumbnail, ...file }) => (
        <li key={id} class="attachment-file">
          {hasThumbnail ? (
            <Thumbnail src={`${path}/${id}/thumbnail`} href={`${path}/${id}/pages`} label={words.look(name)} />
          ) : (
            <Icon name="attachment" />
          )}
          <span class="attachment-name">
            <a href={`${path}/${id}`} download={name}>
              {name}
            </a>{" "}
            <span class="attachment-facts">{words.facts(sizeText(sizeBytes, say), pages)}</span>
          </span>
          <Button does={`${removeDoes}${id}`} look="quiet" label={words.removeNamed(name)}>
            {words.remove}
          </Button>
          {invoice === undefined ? null : <Notes say={say} id={id} name={name} points={pointOut(file, invoice)} />}
        </li>
      ))}
    </ul>
  );
}

interface NotesProps {
  readonly say: Messages;
  readonly id: string;
  readonly name: string;
  readonly points: readonly PointedOut[];
}

/** What is worth a second look, and a way to say that it has had one. */
function Notes({ say, id, name, points }: NotesProps) {
  if (points.length === 0) return null;
  const words = say.attachments.notices;
  return (
    <div class="attachment-notes">
      {points.map((point) => (
        <Notice key={point.notice} say={say} kind="warning" heading={words[point.notice].heading}>
          <p>{noticeText(point, say)}</p>
          <Button does={`${dismissDoes}${point.notice}.${id}`} look="secondary" label={words.keepNamed(name)}>
            {words.keep}
          </Button>
        </Notice>
      ))}
    </div>
  );
}

export function noticeText(point: PointedOut, say: Messages): string {
  const words = say.attachments.notices;
  return point.notice === "invoice-itself" ? words["invoice-itself"].text : words["personal-number"].text(point.masked);
}
