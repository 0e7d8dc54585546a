/** What the demo is loaded with in a test house. */
import { systemChance } from "../../src/chance.ts";
import type { DemoParts } from "../../src/demo/load-demo.ts";
import { handlerOf } from "../../src/jobs/handlers.ts";
import type { Clock } from "../../src/time.ts";
import { performer } from "../../src/work.ts";
import type { House } from "./house.ts";

export function demoParts(house: House): DemoParts {
  const parts = { db: house.db, chance: systemChance, enqueue: house.queue.enqueue };
  return {
    perform: house.perform,
    clock: house.now,
    chance: systemChance,
    actAt: (clock: Clock) => {
      const perform = performer({ ...parts, clock });
      return {
        perform,
        doJob: (job, payload) => handlerOf(job)({ perform, clock }, payload),
      };
    },
  };
}
