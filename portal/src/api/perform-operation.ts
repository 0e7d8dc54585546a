/** One operation: its parts judged, all faults told at once, performed in one transaction, answered in its shape. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Client, requireGrant } from "../domain/access/permissions.ts";
import { type Antivirus, scanFault } from "../domain/attachments/scan.ts";
import { answerOnce } from "../domain/clients/answer-once.ts";
import type { Perform, Work } from "../work.ts";
import { ApiRefused } from "./failures.ts";
import type { BytesAnswer, Operation } from "./operation.ts";
import type { RequestFault } from "./problems.ts";

export interface AskedOperation {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly client: Client;
  readonly perform: Perform;
  readonly antivirus?: Antivirus | undefined;
}

export async function performOperation(operation: Operation, asked: AskedOperation): Promise<FastifyReply> {
  const { request, reply, client, perform } = asked;
  const parts = judge(operation, request);
  let found: unknown;
  const command = async (work: Work): Promise<unknown> => {
    if (operation.scope !== undefined) requireGrant(work, operation.scope);
    return operation.handle(work, { ...parts, found });
  };
  if (operation.method === "GET") return send(operation, reply, await perform(client, command));
  if (operation.scope === undefined || client.scopes.includes(operation.scope)) {
    for (const bytes of operation.brings(parts.body)) await requireClean(asked, bytes);
    found = await operation.looksInto(parts.body);
  }
  const once = { key: keyOf(request), route: `POST ${request.url}`, body: parts.body, status: 201 };
  const answered = await perform(client, (work) => {
    if (operation.scope !== undefined) requireGrant(work, operation.scope);
    return answerOnce(work, client, once, () => command(work));
  });
  if (answered.replayed) reply.header("idempotent-replayed", "true");
  return send(operation, reply.status(answered.status), answered.response);
}

async function requireClean({ antivirus }: AskedOperation, bytes: Uint8Array): Promise<void> {
  const found = await scanFault(antivirus, bytes);
  if (found === "not-scanned") throw new ApiRefused("busy");
  if (found !== undefined)
    throw new ApiRefused("request-not-valid", [{ at: "body", says: "The antivirus program finds something in it." }]);
}

function send(operation: Operation, reply: FastifyReply, answer: unknown): FastifyReply {
  if ("mediaType" in operation.answers) {
    const { name, type, bytes, sha256 } = answer as BytesAnswer;
    return reply
      .type(type)
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`)
      .header("repr-digest", `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`)
      .header("etag", `"${sha256}"`)
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  return reply.type("application/json").send(JSON.stringify(operation.answers.parse(answer)));
}

const nothing = z.object({});

function judge({ params, query, body }: Operation, request: FastifyRequest) {
  const faults: RequestFault[] = [];
  const read = (shape: z.ZodObject | undefined, part: string, value: unknown): unknown => {
    const judged = (shape ?? nothing).safeParse(value ?? {});
    if (judged.success) return judged.data;
    for (const issue of judged.error.issues.slice(0, faultsMax))
      faults.push({ at: [part, ...issue.path.map(String)].join("."), says: issue.message });
    return undefined;
  };
  const parts = {
    params: read(params, "path", request.params),
    query: read(query, "query", { ...(request.query as object) }),
    body: read(body, "body", request.body),
  };
  if (faults.length === 0) faults.push(...unwritableIn(parts));
  if (faults.length > 0) throw new ApiRefused("request-not-valid", faults);
  return parts;
}

/** Control characters and halves of characters can neither be stored nor stand in an e-invoice. */
function unwritableIn(asked: unknown, at = ""): readonly RequestFault[] {
  if (typeof asked === "string")
    return asked.isWellFormed() && !/[^\P{Cc}\t\r\n]/u.test(asked)
      ? []
      : [{ at: at.replace(/^\./, ""), says: "Expected text without control characters and halves of characters." }];
  if (asked === null || typeof asked !== "object") return [];
  return Object.entries(asked)
    .flatMap(([name, value]) => unwritableIn(value, `${at}.${name}`))
    .slice(0, faultsMax);
}

const faultsMax = 50;

/** As the draft of the IETF writes it, with or without the quotes. */
function keyOf({ headers }: FastifyRequest): string {
  const header = headers["idempotency-key"];
  const key = typeof header === "string" ? header.replace(/^"(.*)"$/, "$1") : "";
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new ApiRefused("idempotency-key-needed", [
      { at: "header.Idempotency-Key", says: "Expected 1 to 255 visible characters." },
    ]);
  return key;
}
