/** How a standing looks: its word is said, its colour and shape only repeat it. */
import type { Standing } from "../../domain/delivery/standing.ts";
import type { Status } from "../components/status-word/status-word.tsx";

export const statusOf: Readonly<Record<Standing, Status>> = {
  sent: "sent",
  delivered: "delivered",
  received: "answered",
  "in-process": "answered",
  queried: "needs-you",
  rejected: "refused",
  accepted: "answered",
  paid: "paid",
  stopped: "needs-you",
  withdrawn: "refused",
};
