/**
 * An access point that exists only to be rehearsed with (D15): it speaks the REST shapes of phoss-ap and of
 * phase4-peppol-standalone, sends nothing anywhere, and fails as it is told to. Its log says what a receiver would have seen,
 * and is the witness that the delivery harness believes instead of the portal.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type EnvelopeReadResult, readEnvelope } from "@fakturaporten/einvoice";
import { systemChance } from "../chance.ts";
import { systemClock } from "../time.ts";
import { Callbacks, type CallbackAddress } from "./callbacks.ts";
import { type Dice, seededDice } from "./dice.ts";
import { type SimulatorSettings, type SimulatorWishes, settingsSchema } from "./settings.ts";

type ReadEnvelope = Extract<EnvelopeReadResult, { readonly ok: true }>;

/** One message as the receiver's side saw it. */
export interface SeenMessage {
  readonly instanceId: string;
  /** How often it came; more than once is a second send. */
  times: number;
  status: "sending" | "sent" | "failed" | "permanently_failed";
  readonly sha256: string;
  /** What the document inside is, whatever its envelope calls it. */
  readonly documentSha256: string;
  /** Whether a later arrival held other bytes. */
  differed: boolean;
  readonly firstAt: string;
}

export interface SimulatorOptions {
  readonly token: string;
  readonly wishes?: SimulatorWishes;
  /** Where ends are told of its own accord; nowhere unless said. */
  readonly callbacks?: CallbackAddress;
  readonly seed?: number;
}

export class AccessPointSimulator {
  readonly seen = new Map<string, SeenMessage>();
  readonly callbacks: Callbacks;
  #settings: SimulatorSettings;
  readonly #token: string;
  readonly #dice: Dice;
  readonly #server: Server;
  readonly #late = new Set<NodeJS.Timeout>();
  requests = 0;

  constructor({ token, wishes = {}, callbacks, seed = 1 }: SimulatorOptions) {
    this.#token = token;
    this.#settings = settingsSchema.parse(wishes);
    this.#dice = seededDice(seed);
    this.callbacks = new Callbacks(callbacks);
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = 60_000;
  }

  async open(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : port}`;
  }

  async close(): Promise<void> {
    for (const timer of this.#late) clearTimeout(timer);
    this.callbacks.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  behave(wishes: SimulatorWishes): void {
    this.#settings = settingsSchema.parse(wishes);
  }

  get settings(): SimulatorSettings {
    return this.#settings;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    response.on("error", () => {});
    const body = await bodyOf(request).catch(() => undefined);
    if (body === undefined) return;
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (path.startsWith("/control")) return this.#control(path, { method: request.method ?? "", body }, response);
    if (request.headers["x-token"] !== this.#token) return send(response, 401, "");
    await sleep(this.#settings.delayMs);
    if (request.method === "POST" && path === "/api/outbound/submit-sbd") return this.#submit("phoss", body, response);
    if (request.method === "POST" && path === "/sendsbdh") return this.#submit("phase4", body, response);
    if (request.method === "GET" && path.startsWith("/api/outbound/status/"))
      return this.#tell(decodeURIComponent(path.slice("/api/outbound/status/".length)), response);
    send(response, 404, "");
  }

  /** What a tester drives it by: settings to read and change, and the log. Open to this machine only, as all of it is. */
  #control(path: string, { method, body }: { method: string; body: Buffer }, response: ServerResponse): void {
    if (path === "/control/settings" && method === "PUT") {
      const read = settingsSchema.safeParse(jsonOf(body.toString()));
      if (!read.success) return send(response, 422, JSON.stringify(read.error.issues));
      this.#settings = read.data;
    }
    if (path === "/control/settings") return send(response, 200, JSON.stringify(this.#settings, null, 2));
    if (path === "/control/messages") return send(response, 200, JSON.stringify([...this.seen.values()], null, 2));
    send(response, 404, "");
  }

  async #submit(shape: "phoss" | "phase4", body: Buffer, response: ServerResponse): Promise<void> {
    const settings = this.#settings;
    const falls = (part: number): boolean => this.#dice() < part;
    if (falls(settings.hang)) return;
    if (falls(settings.busy)) return send(response, 429, "");
    const read = readEnvelope(body);
    if (!read.ok || falls(settings.refuse)) return refuse(shape, response);
    const isLate = falls(settings.lateFailure)
      ? "permanently_failed"
      : falls(settings.lateSuccess)
        ? "sent"
        : undefined;
    const message = this.#take(read, body, isLate === undefined || shape === "phase4" ? "sent" : "failed");
    if (isLate !== undefined && shape === "phoss") this.#endLater(message, isLate);
    else if (falls(settings.callbackFirst)) await this.#tellEnd(message);
    else void this.#tellEnd(message);
    if (falls(settings.acceptThenHang)) return;
    if (falls(settings.acceptThen500)) return send(response, 500, '"Internal error"');
    if (message.status === "failed") return send(response, 422, report(message, false));
    send(response, 200, report(message, true));
  }

  #take({ envelope, document }: ReadEnvelope, body: Buffer, status: SeenMessage["status"]): SeenMessage {
    const { instanceId } = envelope;
    const sha256 = hashOf(body);
    const known = this.seen.get(instanceId);
    if (known !== undefined) {
      known.times += 1;
      if (known.sha256 !== sha256) known.differed = true;
      return known;
    }
    const documentSha256 = hashOf(document);
    const message = {
      instanceId,
      times: 1,
      status,
      sha256,
      documentSha256,
      differed: false,
      firstAt: systemClock(),
    };
    this.seen.set(instanceId, message);
    return message;
  }

  #endLater(message: SeenMessage, end: "sent" | "permanently_failed"): void {
    const timer = setTimeout(() => {
      this.#late.delete(timer);
      message.status = end;
      void this.#tellEnd(message);
    }, this.#settings.lateMs);
    this.#late.add(timer);
  }

  async #tellEnd(message: SeenMessage): Promise<void> {
    const { duplicateCallback, unknownCallback, silent } = this.#settings;
    if (this.#dice() < silent) return;
    if (this.#dice() < unknownCallback)
      void this.callbacks.tell(transactionOf({ ...message, instanceId: systemChance.id(systemClock()) }));
    const told = this.callbacks.tell(transactionOf(message));
    if (this.#dice() < duplicateCallback) void this.callbacks.tell(transactionOf(message));
    await told;
  }

  #tell(instanceId: string, response: ServerResponse): void {
    const message = this.seen.get(instanceId);
    if (message === undefined) return send(response, 404, "");
    send(response, 200, JSON.stringify(transactionOf(message)));
  }
}

function hashOf(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** phoss-ap's state of a transaction, the fields that say something. */
function transactionOf({ instanceId, status, firstAt, times }: SeenMessage): Readonly<Record<string, unknown>> {
  const isEnd = status === "sent" || status === "permanently_failed";
  return {
    id: hashOf(instanceId).slice(0, 16),
    transactionType: "business_document",
    sbdhInstanceID: instanceId,
    status,
    attemptCount: times,
    createdDT: firstAt,
    completedDT: isEnd ? firstAt : null,
    errorDetails: status === "permanently_failed" ? "The receiver's access point did not answer." : null,
    mlsStatus: status === "sent" ? "received_ab" : "pending",
  };
}

/** phase4's report on one sending, with a receipt that is plainly made up. */
function report(message: SeenMessage, success: boolean): string {
  const receipt = `<eb3:Receipt xmlns:eb3="http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/"><!-- simulated ${message.sha256} --></eb3:Receipt>`;
  return JSON.stringify({
    currentDateTimeUTC: systemClock(),
    sbdhInstanceIdentifier: message.instanceId,
    as4MessageId: `${message.sha256.slice(0, 32)}@access-point-simulator`,
    c3CertSubjectCN: "SIMULATED",
    sendingResult: success ? "SUCCESS" : "TRANSPORT_ERROR",
    ...(success ? { as4ReceivedSignalMsg: receipt } : {}),
    sendingSuccess: success,
    overallSuccess: success,
  });
}

function refuse(shape: "phoss" | "phase4", response: ServerResponse): void {
  if (shape === "phoss") return send(response, 400, '"Failed to submit outbound SBD transaction"');
  send(
    response,
    200,
    JSON.stringify({ sendingResult: "INVALID_PARAMETERS", sendingSuccess: false, overallSuccess: false }),
  );
}

function send(response: ServerResponse, status: number, text: string): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" }).end(text);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
