/** Where something stands: a word with a shape; colour only repeats it. */
import type { Messages } from "../../messages/messages.ts";

export const statuses = ["draft", "sent", "delivered", "answered", "needs-you", "refused", "paid"] as const;
export type Status = (typeof statuses)[number];

/** Shapes on a 16 × 16 field; told apart without colour, in print and at arm's length. */
const shapes: Readonly<Record<Status, { readonly path: string; readonly filled: boolean; readonly dashed?: boolean }>> =
  {
    draft: { path: "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z", filled: false, dashed: true },
    sent: { path: "M3 8h9M8.5 4L12.5 8l-4 4", filled: false },
    delivered: { path: "M3 8h8M7.5 4.5l3.5 3.5-3.5 3.5M13.5 3v10", filled: false },
    answered: { path: "M2.5 3h11v7.5H7.5L4.5 13.5v-3h-2z", filled: false },
    "needs-you": { path: "M8 1.5L14.5 8 8 14.5 1.5 8z", filled: true },
    refused: { path: "M3.5 3.5l9 9M12.5 3.5l-9 9", filled: false },
    paid: { path: "M2.5 8.5l3.5 3.5 7.5-8", filled: false },
  };

export interface StatusWordProps {
  readonly say: Messages;
  readonly status: Status;
  /** Another word for the same standing, where the object's own is better known. */
  readonly children?: string;
}

export function StatusWord({ say, status, children }: StatusWordProps) {
  const { path, filled, dashed } = shapes[status];
  return (
    <span class={`status status-${status}`}>
      <svg
        class={filled ? "status-shape status-shape-filled" : "status-shape"}
        viewBox="0 0 16 16"
        width="14"
        height="14"
        aria-hidden="true"
        focusable="false"
      >
        <path d={path} stroke-dasharray={dashed ? "2.5 2.2" : undefined} />
      </svg>
      {children ?? say.frame.status[status]}
    </span>
  );
}
