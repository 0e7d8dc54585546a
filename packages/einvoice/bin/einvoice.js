#!/usr/bin/env node
/**
 * Starts the built command; in the repository, where nothing is built, the sources. A Node too old to run those hands over to the
 * repository's own.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const words = process.argv.slice(2);
const built = new URL("../dist/cli/main.js", import.meta.url);
const ownNode = new URL("../../../node_modules/.bin/node", import.meta.url);

if (existsSync(built)) process.exitCode = await start(built);
else if (process.features.typescript) process.exitCode = await start(new URL("../src/cli/main.ts", import.meta.url));
else if (existsSync(ownNode)) process.exitCode = handOver();
else {
  process.stderr.write(
    `einvoice: nothing is built, and Node ${process.versions.node} cannot run the sources. Run npm ci in the repository, or use Node 24.\n`,
  );
  process.exitCode = 2;
}

async function start(main) {
  try {
    const { run } = await import(main.href);
    return await run(words);
  } catch (error) {
    process.stderr.write(`einvoice: ${error instanceof Error ? error.stack : String(error)}\n`);
    return 2; // not 1: that would say that the documents have faults
  }
}

function handOver() {
  const script = fileURLToPath(import.meta.url);
  const { status, signal, error } = spawnSync(fileURLToPath(ownNode), [script, ...words], { stdio: "inherit" });
  if (error !== undefined) process.stderr.write(`einvoice: ${error.message}\n`);
  return status ?? (signal === null ? 2 : 128 + constants.signals[signal]);
}
