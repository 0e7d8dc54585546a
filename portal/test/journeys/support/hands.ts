/** Two ways to use a page: the keyboard alone, with scripts; and a mouse without scripts. The stories are the same. */
import type { Browser, Locator, Page } from "playwright-core";
import type { Person } from "../../../src/domain/access/permissions.ts";
import type { Street } from "../../support/street.ts";
import { inspect, press, tabTo, typeInto, visitor } from "./browser.ts";

export interface Hands {
  readonly page: Page;
  /** Where the portal is. */
  readonly url: string;
  readonly scripts: boolean;
  fill(field: string | Locator, text: string): Promise<void>;
  /** Ticks a box or chooses a radio button. */
  choose(option: string | RegExp): Promise<void>;
  select(field: string | Locator, option: string): Promise<void>;
  press(button: string | RegExp): Promise<void>;
  follow(link: string | RegExp): Promise<void>;
}

/** Holds the page one is on to the house, where scripts run. */
export async function look({ page, scripts }: Hands, name: string): Promise<void> {
  if (scripts) await inspect(page, name);
}

export type HandsOf = (page: Page, url: string) => Hands;

/** The two ways, as tests name them. */
export const ways: readonly (readonly [string, HandsOf])[] = [
  ["by keyboard alone, with scripts", keyboard],
  ["without scripts", mouse],
];

/** Somebody of a test's street, let in with one of the two pairs of hands. */
export async function handsFor(
  { browser, street }: { readonly browser: Browser; readonly street: Street },
  person: Person,
  handsOf: HandsOf,
): Promise<Hands> {
  const context = await visitor(browser, { scripts: handsOf === keyboard });
  await street.letIn(context, person);
  return handsOf(await context.newPage(), street.url);
}

export function keyboard(page: Page, url: string): Hands {
  const field = (one: string | Locator): Locator => locate(page, one);
  return {
    page,
    url,
    scripts: true,
    fill: (one, text) => typeInto(page, field(one), text),
    async choose(option) {
      const target = main(page).getByLabel(option).first();
      await chooseByKeys(page, target);
    },
    async select(one, option) {
      const target = field(one);
      await tabTo(page, target);
      await page.keyboard.type(option);
    },
    press: (button) => press(page, main(page).getByRole("button", { name: button }).first()),
    follow: (link) => press(page, main(page).getByRole("link", { name: link }).first()),
  };
}

export function mouse(page: Page, url: string): Hands {
  return {
    page,
    url,
    scripts: false,
    fill: (one, text) => locate(page, one).fill(text),
    choose: (option) => main(page).getByLabel(option).first().check(),
    async select(one, option) {
      await locate(page, one).selectOption({ label: option });
    },
    press: (button) => main(page).getByRole("button", { name: button }).first().click(),
    follow: (link) => main(page).getByRole("link", { name: link }).first().click(),
  };
}

function main(page: Page): Locator {
  return page.getByRole("main");
}

function locate(page: Page, field: string | Locator): Locator {
  return typeof field === "string" ? main(page).getByLabel(field, { exact: true }).first() : field;
}

/** Space ticks a box. Among radio buttons Tab reaches the group and arrows choose within it. */
async function chooseByKeys(page: Page, target: Locator): Promise<void> {
  if ((await target.getAttribute("type")) !== "radio") {
    await tabTo(page, target);
    return page.keyboard.press("Space");
  }
  const group = page.locator(`input[name="${await target.getAttribute("name")}"]`);
  const chosen = page.locator(`input[name="${await target.getAttribute("name")}"]:checked`);
  await tabTo(page, (await chosen.count()) > 0 ? chosen : group.first());
  await page.keyboard.press("Space");
  for (let step = 0; step < (await group.count()) && !(await target.isChecked()); step += 1) {
    await page.keyboard.press("ArrowDown");
  }
}
