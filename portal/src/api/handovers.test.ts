/** What a finance system does at the machine door: fetches what waits, and gives its receipt. */
import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testApi, tokenFor } from "../../test/support/api.ts";
import { testHouse } from "../../test/support/house.ts";
import { aUnitScene, receivedAt, type UnitScene } from "../../test/support/unit-scene.ts";
import { savePolicy } from "../domain/handover/policies.ts";
import { findHandovers } from "../domain/handover/queries.ts";

const house = testHouse();
const api = testApi(house);

async function scene(): Promise<UnitScene & { readonly token: string }> {
  const here = await aUnitScene(house);
  return { ...here, token: await tokenFor(house, here.administrator) };
}

test("a finance system walks through what waits, takes the very bytes, and gives its receipt", async () => {
  const here = await scene();
  await house.perform(here.administrator.actor, (work) =>
    savePolicy(work, { receiverId: here.unit, way: "api", occasion: "on-receipt" }),
  );
  const id = await receivedAt(house, here, { number: "ERP-DAG-1" });
  const { handovers } = (await api.get("/handovers", here.token)).json<{
    handovers: readonly { documentId: string; number: string; sha256: string }[];
  }>();
  expect(handovers).toMatchObject([{ documentId: id, number: "ERP-DAG-1" }]);
  const fetched = await api.get(`/documents/${id}/ubl`, here.token);
  const sha256 = createHash("sha256").update(fetched.rawPayload).digest("hex");
  expect(sha256).toBe(handovers[0]?.sha256);
  expect(fetched.headers["etag"]).toBe(`"${sha256}"`);
  expect(fetched.headers["repr-digest"]).toBe(`sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`);
  const given = await api.post(`/handovers/${id}/receipt`, here.token, { receipt: "ERP-123", sha256 }, randomUUID());
  expect(given.statusCode).toBe(201);
  expect((await api.get("/handovers", here.token)).json()).toEqual({ handovers: [] });
  const shown = await house.perform(here.officer.actor, (work) => findHandovers(work, [id]));
  expect(shown.get(id)).toMatchObject({ state: "received", receipt: "ERP-123" });
});

test("pages of what waits meet without gap or repetition", async () => {
  const here = await scene();
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) ids.push(await receivedAt(house, here));
  await house.everything
    .insertInto("handovers")
    .columns(["organisation_id", "document_id", "receiver_id", "way", "occasion", "state", "asked_at"])
    .expression((from) =>
      from
        .selectFrom("inbox_documents")
        .select((row) => [
          "organisation_id",
          "id",
          "receiver_id",
          row.val("api").as("way"),
          row.val("by-hand").as("occasion"),
          row.val("waiting").as("state"),
          "received_at",
        ])
        .where("id", "in", ids),
    )
    .execute();
  const listed = (await api.get("/handovers", here.token)).json<{ handovers: readonly { documentId: string }[] }>();
  expect(listed.handovers.map(({ documentId }) => documentId)).toEqual(ids);
});
