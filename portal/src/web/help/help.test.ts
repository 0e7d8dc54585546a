import { expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { help } from "../messages/help.sv.ts";
import { helpRoutes } from "./help.tsx";

const house = testHouse();
const door = testDoor(house, { routes: helpRoutes });
const linksIn = (html: string) => [...html.matchAll(/href="\/help\/([a-z-]+)"/g)].map(([, slug = ""]) => slug);
const sorted = (slugs: readonly string[]) => slugs.toSorted((a, b) => a.localeCompare(b, "en"));

test("every page of help is found from the index, once, and what is for oneself comes first", async () => {
  const visitor = await door.visitor().get("/help");
  const supplier = await (await door.signedIn((await aSupplier(house)).actor)).get("/help");
  const all = sorted(Object.keys(help.pages));
  for (const { body } of [visitor, supplier]) expect(sorted(linksIn(body))).toEqual(all);
  const headings = [...supplier.body.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, text]) => text);
  expect(headings.slice(0, 2)).toEqual(["När du fakturerar regionen", "För alla"]);
});
