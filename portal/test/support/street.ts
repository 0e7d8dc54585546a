/** A house with its door open to the street: real pages with real styles and scripts, for a real Chromium to visit. */
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { engineFromSource } from "../../engine-from-source.ts";
import type { Person } from "../../src/domain/access/permissions.ts";
import type { Route } from "../../src/web/route.ts";
import { assetsOf, type AssetFile, type Assets } from "../../src/web/server/assets.ts";
import { type DoorOptions, openDoor } from "./door.ts";
import type { House } from "./house.ts";
import { beginsSession } from "./session.ts";

const web = join(import.meta.dirname, "..", "..", "src", "web");

export interface Street {
  readonly url: string;
  /** Lets a browser in as this person, without the sign-in page. */
  letIn(context: BrowserContext, person: Person): Promise<void>;
}

export function testStreet(house: House, routes: readonly Route[], settings: DoorOptions["settings"] = {}): Street {
  let url = "";
  let close = async (): Promise<void> => {};
  beforeAll(async () => {
    const port = await freePort();
    url = `http://localhost:${port}`;
    const app = await openDoor(house, {
      routes,
      baseUrl: url,
      settings,
      parts: { assets: await (built ??= builtAssets()) },
    });
    await app.listen({ port, host: "localhost" });
    close = () => app.close();
  });
  afterAll(() => close());
  return {
    get url() {
      return url;
    },
    async letIn(context, person) {
      await context.addCookies([{ name: "sid", value: await beginsSession(house, person), url }]);
    },
  };
}

const rulesSource = join(web, "islands", "line-editor", "rules.ts");

/** The rules are a file of their own here too, fetched when somebody writes. */
const rulesApart: Plugin = {
  name: "rules-apart",
  setup: (on) => on.onResolve({ filter: /^\.\/rules\.ts$/ }, () => ({ path: "./rules.js", external: true })),
};

/** Built once, however many streets are opened. */
let built: Promise<Assets> | undefined;

async function builtAssets(): Promise<Assets> {
  const islands = readdirSync(join(web, "islands")).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."));
  const { outputFiles } = await build({
    entryPoints: [...islands.map((name) => join(web, "islands", name)), rulesSource, join(web, "styles", "site.css")],
    plugins: [engineFromSource(), rulesApart],
    bundle: true,
    write: false,
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    conditions: ["source"],
    outdir: "/",
    entryNames: "[name]",
    logLevel: "error",
  });
  const files = new Map<string, AssetFile>(
    outputFiles.map(({ path, contents }) => {
      const type = path.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
      return [basename(path), { type, bytes: Buffer.from(contents) }];
    }),
  );
  const names = new Map([...files.keys()].map((name) => [name, name]));
  files.set("icon.svg", { type: "image/svg+xml", bytes: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") });
  return assetsOf(names.set("icon.svg", "icon.svg"), files);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
