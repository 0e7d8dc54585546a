/** How tests run: the engine's alone, the portal's on one real PostgreSQL, journeys in a real browser. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The engine is read from its sources, not from its built face. */
const conditions = ["source", "module", "node"];
const resolve = { conditions };
const ssr = { resolve: { conditions } };

const startAndStop = "test/journeys/start-and-stop.test.ts";
const journeys = {
  root: "portal",
  include: ["test/journeys/**/*.test.{ts,tsx}"],
  globalSetup: [join(import.meta.dirname, "portal/test/journeys/support/set-up.ts")],
  testTimeout: 180_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    pool: "threads",
    isolate: false,
    // Left to itself a machine of two cores gets one worker, which waits for browsers and PostgreSQL most of its time.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        extends: true,
        resolve,
        ssr,
        // Sweeps take some seconds, and minutes on a machine that is busy: what they find counts, not when.
        test: { name: "einvoice", root: "packages/einvoice", include: ["**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: "house", include: ["checks/**/*.test.ts", "scripts/**/*.test.ts", "bench/**/*.test.ts"] },
      },
      {
        extends: true,
        resolve,
        ssr,
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: {
          name: "portal",
          root: "portal",
          include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
          exclude: ["test/journeys/**"],
          globalSetup: [join(import.meta.dirname, "portal/test/support/cluster.ts")],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        resolve,
        ssr,
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: {
          ...journeys,
          name: "journeys",
          exclude: [startAndStop],
          // Each starts a portal of its own, which needs the processors: after everything else.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        resolve,
        ssr,
        // A portal that others keep busy refuses people for another reason than these tests ask about: alone, and last.
        test: { ...journeys, name: "start-and-stop", include: [startAndStop], sequence: { groupOrder: 2 } },
      },
    ],
  },
});
