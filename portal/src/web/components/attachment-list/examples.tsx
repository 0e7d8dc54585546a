import type { Instant } from "../../../time.ts";
import type { Attachment } from "../../../domain/attachments/attachment.ts";
import { nothingRead } from "../../../domain/attachments/pdf/read-text.ts";
import type { Example } from "../example.ts";
import { AttachmentList } from "./attachment-list.tsx";

const addedAt = "2026-11-21T09:00:00.000Z" as Instant;
const path = "/invoices/drafts/018f0000-0000-7000-8000-000000000001/attachments";
const plain = { addedAt, hasThumbnail: false, reading: nothingRead, dismissed: [] };
const files: readonly Attachment[] = [
  { id: "a", name: "arbetsorder-7781.pdf", sizeBytes: 319_000, pages: 2, ...plain },
  {
    id: "b",
    name: "tidrapport-oktober-2026-plan-3-med-ett-mycket-långt-namn.pdf",
    sizeBytes: 1_480_000,
    pages: 1,
    ...plain,
  },
];

export const examples: readonly Example[] = [
  { name: "Nothing attached", render: ({ say }) => <AttachmentList say={say} attachments={[]} path={path} /> },
  { name: "Two files", render: ({ say }) => <AttachmentList say={say} attachments={files} path={path} /> },
  {
    name: "A file that is the invoice itself and names a person",
    render: ({ say }) => (
      <AttachmentList
        say={say}
        attachments={files.slice(0, 1).map((file) => ({
          ...file,
          reading: {
            amounts: ["863178"],
            numbers: ["20261042"],
            namesInvoice: true,
            personalNumbers: ["19121212-****"],
          },
        }))}
        invoice={{ number: "2026-1042", dueMinor: 863_178n }}
        path={path}
      />
    ),
  },
  {
    name: "Two files, and two that were refused",
    render: ({ say }) => (
      <AttachmentList
        say={say}
        attachments={files}
        path={path}
        refusals={[
          { name: "avtal.pdf", fault: "encrypted" },
          { name: "blankett.pdf", fault: "script" },
        ]}
      />
    ),
  },
];
