/** The whole portal behind its door, without a network: what the bench of scale asks its pages from, bundled. */
import type { FastifyInstance } from "fastify";
import { systemChance } from "../../src/chance.ts";
import { safeOf } from "../../src/safe.ts";
import { systemClock } from "../../src/time.ts";
import { routesOf } from "../../src/web/routes.ts";
import { buildServer } from "../../src/web/server.ts";
import { assetsOf } from "../../src/web/server/assets.ts";
import type { Perform } from "../../src/work.ts";

export function openWholeDoor(perform: Perform, baseUrl: string): Promise<FastifyInstance> {
  return buildServer({
    perform,
    clock: systemClock,
    chance: systemChance,
    routes: routesOf({ development: false, keepsMail: false }),
    assets: { addressOf: (name) => `/assets/${name}`, find: assetsOf(new Map(), new Map()).find },
    settings: { baseUrl, trustProxy: false, requestsPerMinute: 1_000_000, eventLoopDelayMsMax: 60_000 },
    safe: safeOf([systemChance.secret()], systemChance),
    waysIn: { elsewhere: undefined, takesCards: false },
    ready: async () => true,
  });
}
