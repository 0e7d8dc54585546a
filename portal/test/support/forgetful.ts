/** The negative control: a carrier that names the message anew on every attempt, as one would that had not stored its name. */
import { randomUUID } from "node:crypto";
import type { Carrier } from "../../src/domain/delivery/carrier.ts";

export function forgetful(carrier: Carrier): Carrier {
  return {
    ...carrier,
    submit: (message) => {
      const instanceId = randomUUID();
      const text = Buffer.from(message.envelope).toString().replace(message.instanceId, instanceId);
      return carrier.submit({ ...message, instanceId, envelope: Buffer.from(text) });
    },
  };
}
