/**
 * What access points answer, read into what it means. Everything comes from outside: anything unexpected means that nobody knows,
 * never that it went well and never that it may be sent again.
 */
import { z } from "zod";
import type { CarrierAnswer } from "../domain/delivery/carrier.ts";

/** phase4's sending report (`Phase4PeppolSendingReport`), the parts that decide; phoss-ap answers a submission with it too. */
const report = z.object({
  sendingSuccess: z.boolean(),
  overallSuccess: z.boolean(),
  sendingResult: z.string().optional(),
  as4MessageId: z.string().optional(),
});

/** phoss-ap's state of an outbound transaction. */
const transaction = z.object({
  sbdhInstanceID: z.string(),
  status: z.enum(["pending", "rejected", "sending", "sent", "failed", "permanently_failed"]),
});

interface Reply {
  readonly status: number;
  readonly text: string;
}

/** phase4 sends before it answers, so its report is the end, unless the line to the receiver broke on the way. */
export function readPhase4Report({ status, text }: Reply): CarrierAnswer {
  const read = report.safeParse(jsonOf(text));
  if (!read.success || status !== 200) return { kind: "unknown", reason: reasonOf(status), evidence: text };
  const { sendingSuccess, sendingResult, as4MessageId } = read.data;
  if (sendingSuccess) return { kind: "received", reason: "receipt", evidence: text };
  switch (sendingResult) {
    case "AS4_ERROR_MESSAGE_RECEIVED":
      return { kind: "not-sent", reason: "receiver-said-error", evidence: text };
    case "INVALID_PARAMETERS":
      return { kind: "refused", reason: "access-point-refused", evidence: text };
    case undefined:
      // Nothing was sent: no address was found for the receiver, or the envelope was not understood.
      if (as4MessageId === undefined) return { kind: "not-sent", reason: "receiver-not-found", evidence: text };
      return { kind: "unknown", reason: "sending-failed", evidence: text };
    default:
      return { kind: "unknown", reason: "sending-failed", evidence: text };
  }
}

/**
 * phoss-ap stores a message before it sends it. 200 means sent, with a receipt. 422 means that this sending failed; whether it
 * goes on trying is its own decision, so it has to be asked. 400 means that it took nothing.
 */
export function readPhossReport({ status, text }: Reply): CarrierAnswer {
  if (status === 400) return { kind: "refused", reason: "access-point-refused", evidence: text };
  const read = report.safeParse(jsonOf(text));
  if (status === 200 && read.success && read.data.overallSuccess)
    return { kind: "received", reason: "receipt", evidence: text };
  if (status === 200 && read.success && read.data.sendingSuccess)
    return { kind: "received", reason: "receipt", evidence: text };
  return { kind: "unknown", reason: status === 422 ? "sending-failed" : reasonOf(status), evidence: text };
}

/** The state of one message, as phoss-ap tells it when asked, or of its own accord. */
export function readPhossStatus(text: string): CarrierAnswer {
  const read = transaction.safeParse(jsonOf(text));
  if (!read.success) return { kind: "unknown", reason: "unreadable-answer", evidence: text };
  switch (read.data.status) {
    case "sent":
      return { kind: "received", reason: "receipt", evidence: text };
    case "rejected":
      return { kind: "refused", reason: "access-point-refused", evidence: text };
    case "permanently_failed":
      return { kind: "refused", reason: "access-point-gave-up", evidence: text };
    case "pending":
    case "sending":
    case "failed":
      return { kind: "accepted", reason: read.data.status, evidence: text };
  }
}

function reasonOf(status: number): string {
  return status === 200 ? "unreadable-answer" : `http-${status}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Which message a state is about. */
export function instanceIdOfStatus(text: string): string | undefined {
  const read = transaction.safeParse(jsonOf(text));
  return read.success ? read.data.sbdhInstanceID : undefined;
}
