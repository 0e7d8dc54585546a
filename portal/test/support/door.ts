/** The web door of a test house, and browsers without a screen that walk through it: they keep cookies and read forms. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll } from "vitest";
import { systemChance } from "../../src/chance.ts";
import { safeOf } from "../../src/safe.ts";
import type { Route } from "../../src/web/route.ts";
import { buildServer, type ServerParts } from "../../src/web/server.ts";
import { assetsOf } from "../../src/web/server/assets.ts";
import type { Actor } from "../../src/work.ts";
import type { House } from "./house.ts";
import { beginsSession } from "./session.ts";

export const testSafe = safeOf(["a-key-that-only-tests-know-and-nobody-needs"], systemChance);
export const testBaseUrl = "https://portal.example";

export type Answered = LightMyRequestResponse;
type Person = Extract<Actor, { kind: "person" }>;

export interface DoorOptions {
  readonly routes: readonly Route[];
  readonly baseUrl?: string;
  readonly requestsPerMinute?: number;
  readonly parts?: Partial<ServerParts>;
  /** Beside what every test's door is set to. */
  readonly settings?: Partial<ServerParts["settings"]>;
}

export interface Door {
  readonly app: FastifyInstance;
  /** A browser nobody is signed in with. */
  visitor(): TestBrowser;
  /** A browser in which a person has signed in. */
  signedIn(person: Person): Promise<TestBrowser>;
}

/** The door of a house, open while the file's tests run. */
export function testDoor(house: House, options: DoorOptions): Door {
  let app: FastifyInstance | undefined;
  beforeAll(async () => {
    app = await openDoor(house, options);
  });
  afterAll(async () => {
    await app?.close();
  });
  const opened = (): FastifyInstance => {
    if (app === undefined) throw new Error("The door opens before the first test: use it inside tests.");
    return app;
  };
  return {
    get app() {
      return opened();
    },
    visitor: () => new TestBrowser(opened(), options.baseUrl ?? testBaseUrl),
    async signedIn(person) {
      const browser = new TestBrowser(opened(), options.baseUrl ?? testBaseUrl);
      browser.cookies.set("__Host-sid", await beginsSession(house, person));
      return browser;
    },
  };
}

export function openDoor(
  house: House,
  { routes, baseUrl, requestsPerMinute, parts, settings }: DoorOptions,
): Promise<FastifyInstance> {
  return buildServer({
    perform: (actor, command) => house.perform(actor, command),
    clock: () => house.now(),
    chance: systemChance,
    routes,
    assets: { addressOf: (name) => `/assets/${name}`, find: assetsOf(new Map(), new Map()).find },
    settings: {
      baseUrl: baseUrl ?? testBaseUrl,
      trustProxy: false,
      requestsPerMinute: requestsPerMinute ?? 1_000_000,
      eventLoopDelayMsMax: 60_000,
      ...settings,
    },
    safe: testSafe,
    waysIn: { elsewhere: undefined, takesCards: false },
    ready: async () => true,
    ...parts,
  });
}

export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #app: FastifyInstance;
  readonly #baseUrl: string;

  constructor(app: FastifyInstance, baseUrl: string) {
    this.#app = app;
    this.#baseUrl = baseUrl;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.#ask({ method: "GET", url: path, headers });
  }

  /** Posts fields as a form of ours would, with the headers a browser sends. Nothing is added to the fields. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    return this.#ask({
      method: "POST",
      url: path,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        origin: new URL(this.#baseUrl).origin,
        "sec-fetch-site": "same-origin",
        ...headers,
      },
      payload: new URLSearchParams(fields).toString(),
    });
  }

  /** Opens a page, fills in its form and sends it: token and key are those of the page. */
  async submit(page: string, fields: Readonly<Record<string, string>>, action?: string): Promise<Answered> {
    const form = formsIn((await this.get(page)).body).find((one) =>
      action === undefined ? one.action !== "/preferences" && one.action !== "/sign-out" : one.action === action,
    );
    if (form === undefined) throw new Error(`There is no such form on ${page}`);
    return this.post(form.action, { ...form.hidden, ...fields });
  }

  /** As `submit`, with a file along with the fields. */
  async upload(page: string, fields: Readonly<Record<string, string>>, { action, file }: Upload): Promise<Answered> {
    const form = formsIn((await this.get(page)).body).find((one) => one.action === action);
    if (form === undefined) throw new Error(`There is no such form on ${page}`);
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...form.hidden, ...fields })) body.append(name, value);
    body.append(file.field, new File([new Uint8Array(file.bytes)], file.name));
    const packed = new Response(body);
    return this.#ask({
      method: "POST",
      url: action,
      headers: {
        "content-type": packed.headers.get("content-type") ?? "",
        origin: new URL(this.#baseUrl).origin,
        "sec-fetch-site": "same-origin",
      },
      payload: Buffer.from(await packed.arrayBuffer()),
    });
  }

  async #ask(options: InjectOptions): Promise<Answered> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answered = await this.#app.inject({
      ...options,
      headers: { ...(cookie === "" ? {} : { cookie }), host: new URL(this.#baseUrl).host, ...options.headers },
    });
    for (const { name, value, maxAge } of answered.cookies) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answered;
  }
}

export interface Upload {
  readonly action: string;
  readonly file: { readonly field: string; readonly name: string; readonly bytes: Uint8Array };
}

export interface FoundForm {
  /** Without the place in the page it leads to. */
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/** The posting forms of a page, with what their hidden fields hold. */
export function formsIn(html: string): readonly FoundForm[] {
  return [...html.matchAll(/<form[^>]*method="post"[^>]*action="([^"#]*)[^>]*>([\s\S]*?)<\/form>/g)].map(
    ([, action = "", inner = ""]) => ({
      action,
      hidden: Object.fromEntries(
        [...inner.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
          name,
          value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&"),
        ]),
      ),
    }),
  );
}
