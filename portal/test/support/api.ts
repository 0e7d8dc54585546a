/** The machine door of a test house, and systems that ask at it with a token. */
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll } from "vitest";
import type { Operation } from "../../src/api/operation.ts";
import { apiPath, serveApi } from "../../src/api/serve-api.ts";
import type { NetworkBinding } from "../../src/domain/access/networks.ts";
import type { Antivirus } from "../../src/domain/attachments/scan.ts";
import type { ClientScope } from "../../src/domain/clients/client.ts";
import { makeClient } from "../../src/domain/clients/make-client.ts";
import { openDoor } from "./door.ts";
import type { House } from "./house.ts";
import { type Known, proofOf } from "./people.ts";

type Asked = InjectOptions & { readonly url: string };

export interface TestApi {
  ask(options: Asked): Promise<LightMyRequestResponse>;
  get(path: string, token: string): Promise<LightMyRequestResponse>;
  post(path: string, token: string, body: unknown, key: string): Promise<LightMyRequestResponse>;
}

export interface TestApiOptions {
  readonly requestsPerMinute?: number;
  readonly operations?: readonly Operation[];
  readonly networks?: NetworkBinding;
  readonly antivirus?: Antivirus;
}

export function testApi(house: House, options: TestApiOptions = {}): TestApi {
  let app: Awaited<ReturnType<typeof openDoor>> | undefined;
  beforeAll(async () => {
    app = await openDoor(house, { routes: [] });
    await serveApi(app, { perform: (actor, command) => house.perform(actor, command), ...options });
  });
  afterAll(() => app?.close());
  const ask = (request: Asked): Promise<LightMyRequestResponse> => {
    if (app === undefined) throw new Error("The door opens before the first test: use it inside tests.");
    return app.inject({ ...request, url: `${apiPath}${request.url}` });
  };
  return {
    ask,
    get: (path, token) => ask({ method: "GET", url: path, headers: { authorization: `Bearer ${token}` } }),
    post: (path, token, body, key) =>
      ask({
        method: "POST",
        url: path,
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          ...(key === "" ? {} : { "idempotency-key": key }),
        },
        payload: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}

export interface LetIn {
  readonly scopes?: readonly ClientScope[];
  readonly receiverIds?: readonly string[];
}

/** The token of a system that an administrator has let in. */
export async function tokenFor(house: House, administrator: Known, as: LetIn = {}): Promise<string> {
  const proof = await proofOf(house, administrator);
  const { token } = await house.perform(administrator.actor, (work) =>
    makeClient(work, {
      name: "Ekonomisystemet",
      scopes: as.scopes ?? ["inbox.read", "inbox.answer", "handover.read", "handover.receipt"],
      receiverIds: as.receiverIds,
      days: 90,
      proof,
    }),
  );
  return token;
}
