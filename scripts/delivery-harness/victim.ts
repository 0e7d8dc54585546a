/**
 * A process of the portal that carries deliveries (`worker`) or takes in what the access point brings (`door`), as the portal
 * itself would, and that dies at one named place between two effects when it comes there for the n-th time.
 */
import { systemChance } from "../../portal/src/chance.ts";
import type { AtCrashPoint } from "../../portal/src/crash-points.ts";
import { type Address, connect, driverConfig } from "../../portal/src/db/connection.ts";
import { type AccessPointShape, accessPoint } from "../../portal/src/integrations/access-point.ts";
import { handlers } from "../../portal/src/jobs/handlers.ts";
import { openQueue } from "../../portal/src/jobs/queue.ts";
import { startWorker } from "../../portal/src/jobs/worker.ts";
import { systemClock } from "../../portal/src/time.ts";
import { type JobName, performer } from "../../portal/src/work.ts";
import { openArrivalsDoor } from "../../portal/test/support/arrivals-door.ts";
import { forgetful } from "../../portal/test/support/forgetful.ts";

export interface VictimOrders {
  readonly role: "worker" | "door";
  readonly address: Address;
  readonly accessPoint: { readonly url: string; readonly shape: AccessPointShape; readonly timeoutMs: number };
  readonly token: string;
  readonly doorPort: number;
  /** How many deliveries go on side by side; the usual number when absent. */
  readonly lanes?: number;
  /** Where to die, and at which time of coming there; nowhere when absent. */
  readonly dieAt?: { readonly point: string; readonly time: number };
  /** The negative control: names every message anew on every attempt. */
  readonly forgets: boolean;
}

const orders = JSON.parse(process.argv[2] ?? "{}") as VictimOrders;
let times = 0;

const at: AtCrashPoint = (point) => {
  if (point !== orders.dieAt?.point) return;
  times += 1;
  if (times !== orders.dieAt.time) return;
  process.kill(process.pid, "SIGKILL");
  // Nothing of ours runs until the signal has done its work.
  for (;;);
};

const connection = connect(orders.address, { purpose: "jobs", poolSize: 8, onLost: () => {} });
const queue = await openQueue(driverConfig(orders.address, "jobs"), { keeps: false, onError: () => {} });
let wake: (jobs: readonly JobName[]) => void = () => {};
const perform = performer({
  db: connection.db,
  clock: systemClock,
  chance: systemChance,
  enqueue: queue.enqueue,
  onEnqueued: (jobs) => wake(jobs),
});

if (orders.role === "door") {
  await openArrivalsDoor({ perform, token: orders.token, at }, orders.doorPort);
} else {
  const carrier = accessPoint({ ...orders.accessPoint, token: orders.token });
  const carriers = { "access-point": orders.forgets ? forgetful(carrier) : carrier };
  const { "deliver-invoice": deliver, "process-arrival": takeIn, "send-mail": mail } = handlers;
  const worker = startWorker({
    queue,
    ...(orders.lanes !== undefined && { deliveryLanes: orders.lanes }),
    handlers: { "deliver-invoice": deliver, "process-arrival": takeIn, "send-mail": mail },
    tools: { perform, clock: systemClock, carriers, at },
  });
  wake = worker.wake;
}
