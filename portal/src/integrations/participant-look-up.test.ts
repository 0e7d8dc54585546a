import { createServer, type Server } from "node:http";
import type { NaptrRecord } from "node:dns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { participantLookUp, smlLabel } from "./participant-look-up.ts";

const billing = "busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##x::2.1";
const question = { participant: "0007:2321000255", documentType: billing };
const asked: string[] = [];
let server: Server;
let smp: string;
let status = 200;
let onward = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url ?? ""));
    response.writeHead(status, onward === "" ? {} : { location: onward }).end("<SignedServiceMetadata/>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  smp = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const naptr = (facts: Partial<NaptrRecord>): NaptrRecord => ({
  flags: "U",
  service: "Meta:SMP",
  regexp: `!.*!${smp}!`,
  replacement: "",
  order: 100,
  preference: 10,
  ...facts,
});
/** As an operator lets one server of a rehearsal be asked. */
const allowed = () => [smp.replace("http://", ""), "127.0.0.1:1"];
const lookUp = (records: () => Promise<readonly NaptrRecord[]>) =>
  participantLookUp({ zone: "sml.example.", timeoutMs: 300, resolve: records, insideAllowed: allowed() })(question);
const failing = (code: string) => async () => Promise.reject(Object.assign(new Error(code), { code }));

test.each([
  ["9915:test", "eh5boavaktmbgzyh2a63dz4qov33fvp5nsdvqklucfraayoodw6a"],
  ["0088:123ABC", "y7dzfxaf3d4cjz4kcgrxtec6twvcga4ky7zwa5boif6mswd4tdrq"],
])("the name of %s in DNS is Peppol's own", (participant, label) => {
  expect(smlLabel(participant)).toBe(label);
});

describe("a participant is looked up", () => {
  test("by its name in the zone, then at its own metadata server, for this kind of document", async () => {
    const names: string[] = [];
    const answer = await participantLookUp({
      zone: "sml.example.",
      insideAllowed: allowed(),
      resolve: async (name) => {
        names.push(name);
        return [naptr({ service: "other" }), naptr({})];
      },
    })(question);
    expect(answer).toEqual({ kind: "registered" });
    expect(names).toEqual([`${smlLabel(question.participant)}.iso6523-actorid-upis.sml.example`]);
    expect(asked.at(-1)).toBe(`/iso6523-actorid-upis::0007:2321000255/services/${billing}`);
  });

  test.each(["ENOTFOUND", "ENODATA"])("%s means that it is not in Peppol", async (code) => {
    expect(await lookUp(failing(code))).toEqual({ kind: "not-registered" });
  });

  test.each([
    ["a name server that does not answer", failing("ETIMEOUT"), "dns-silent"],
    ["a record of another kind", async () => [naptr({ service: "Meta:Other" })], "no-usable-address"],
    ["a server without encryption", async () => [naptr({ regexp: "!.*!http://smp.example!" })], "address-not-allowed"],
    ["a record that is none", async () => [naptr({ regexp: "" })], "no-usable-address"],
    ["a server that is gone", async () => [naptr({ regexp: "!.*!http://127.0.0.1:1!" })], "metadata-server-silent"],
  ])("%s means that nobody knows", async (_, records, reason) => {
    expect(await lookUp(records)).toEqual({ kind: "unknown", reason });
  });

  test.each([
    [404, { kind: "other-documents" }],
    [500, { kind: "unknown", reason: "http-500" }],
    [302, { kind: "unknown", reason: "redirected" }],
  ])("a metadata server that answers %i", async (code, answer) => {
    status = code;
    expect(await lookUp(async () => [naptr({})])).toEqual(answer);
    status = 200;
  });
});

describe("a metadata server that the operator has not allowed", () => {
  /** A server that counts who comes to it, and what is told to the operator. */
  async function asks(address: string) {
    let came = 0;
    const hidden = createServer((_, response) => {
      came += 1;
      response.end();
    });
    hidden.on("connection", () => {
      came += 1;
    });
    await new Promise<void>((resolve) => hidden.listen(0, "127.0.0.1", resolve));
    const bound = hidden.address();
    const url = address.replace(/port$/, `${typeof bound === "object" ? bound?.port : 0}`);
    const notes: string[] = [];
    const answer = await participantLookUp({
      zone: "sml.example",
      timeoutMs: 1000,
      resolve: async () => [naptr({ regexp: `!.*!${url}!` })],
      resolveHost: async () => ["127.0.0.1"],
      onNotAllowed: (host, reason) => notes.push(`${new URL(url).host === host} ${reason}`),
    })(question);
    await new Promise((resolve) => hidden.close(resolve));
    return { answer, came, notes };
  }

  test.each([
    ["this machine by its number", "http://127.0.0.1:port"],
    ["this machine by its name", "http://localhost:port"],
    ["this machine, encrypted", "https://127.0.0.1:port"],
    ["this machine, on a usual port", "https://127.0.0.1"],
    ["this machine in the other family", "https://[::1]"],
    ["this machine written otherwise", "https://0x7f000001"],
    ["a private network", "https://10.1.2.3"],
    ["the cloud's own address", "https://169.254.169.254"],
    ["link-local in the other family", "https://[fe80::1]"],
    ["a name that leads inside", "https://smp.example"],
    ["a name without encryption", "http://smp.example"],
    ["a name with a password", "https://a:b@smp.example"],
  ])("is not connected to, and the operator is told: %s", async (_, address) => {
    const reason = address === "https://127.0.0.1:port" ? "port-not-allowed" : "address-not-allowed";
    expect(await asks(address)).toEqual({ answer: { kind: "unknown", reason }, came: 0, notes: [`true ${reason}`] });
  });

  test("is not reached by being sent on to it", async () => {
    let came = 0;
    const hidden = createServer((_, response) => {
      came += 1;
      response.end();
    });
    await new Promise<void>((resolve) => hidden.listen(0, "127.0.0.1", resolve));
    const bound = hidden.address();
    onward = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}`;
    status = 302;
    expect(await lookUp(async () => [naptr({})])).toEqual({ kind: "unknown", reason: "redirected" });
    status = 200;
    await new Promise((resolve) => hidden.close(resolve));
    expect(came).toBe(0);
  });
});
