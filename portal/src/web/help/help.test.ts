import { expect, test } from "vitest";
import { testDoor } from "../../../test/support/door.ts";
import { testHouse } from "../../../test/support/house.ts";
import { aSupplier } from "../../../test/support/people.ts";
import { help } from "../messages/help.sv.ts";
import { helpRoutes } from "./help.tsx";

const house = testHouse();
const door = testDoor(house, { routes: helpRoutes });
const linksIn = (html: string) => [...html.matchAll(/href="\/help\/([a-z-]+)"/g)].map(([, slug]) => slug);

test("every page of help is found from the index, once, and what is for oneself comes first", async () => {
  const visitor = await door.visitor().get("/help");
  const supplier = await (await door.signedIn((await aSupplier(house)).actor)).get("/help");
  const all = Object.keys(help.pages).toSorted();
  for (const { body } of [visitor, supplier]) expect(linksIn(body).toSorted()).toEqual(all);
  const headings = [...supplier.body.matchAll(/<h2[^>]*>([^<]*)/g)].map(([, text]) => text);
  expect(headings.slice(0, 2)).toEqual(["När du fakturerar regionen", "För alla"]);
});
