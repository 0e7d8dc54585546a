/** Where the pages of a spreadsheet of invoices stand. */
import { paths } from "../paths.ts";
import type { Crumb, Visit } from "../route.ts";
import { preparedPaths } from "./prepared-paths.ts";

export function sheetCrumbs({ say }: Visit): readonly Crumb[] {
  return [
    { label: say.frame.navigation.invoices, href: paths.invoices },
    { label: say.imports.title, href: preparedPaths.imports },
  ];
}
