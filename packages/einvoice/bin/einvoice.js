#!/usr/bin/env node
/** Starts the built command; in the repository, where nothing is built, the sources. */
import { existsSync } from "node:fs";

const built = new URL("../dist/cli/main.js", import.meta.url);
const { run } = await import(existsSync(built) ? built.href : new URL("../src/cli/main.ts", import.meta.url).href);
process.exitCode = await run(process.argv.slice(2));
