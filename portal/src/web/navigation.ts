/** The main menu: never more than seven entries, only those one may open. Named by the words people know. */
import { may, type Permission } from "../domain/access/permissions.ts";
import type { IconName } from "./components/icon/icon.tsx";
import type { Messages } from "./messages/messages.ts";
import { paths } from "./paths.ts";
import type { Viewer } from "./route.ts";

export interface NavigationEntry {
  readonly label: string;
  readonly href: string;
  readonly icon: IconName;
  readonly current: boolean;
}

type Place = Omit<NavigationEntry, "current" | "label"> & {
  readonly word: keyof Messages["frame"]["navigation"] | "help";
  readonly needs?: Permission;
};

const places: Readonly<Record<Viewer["organisation"]["kind"], readonly Place[]>> = {
  supplier: [
    { word: "start", href: paths.start, icon: "home" },
    { word: "invoices", href: paths.invoices, icon: "invoice", needs: "invoice.read" },
    { word: "newInvoice", href: paths.newInvoice, icon: "plus", needs: "invoice.write" },
    { word: "settingsSend", href: paths.settingsSend, icon: "settings", needs: "settings.read" },
    { word: "members", href: paths.members, icon: "people", needs: "member.read" },
    { word: "cases", href: paths.cases, icon: "mail", needs: "case.read" },
    { word: "help", href: paths.help, icon: "help" },
  ],
  // Help stands in the footer of every page; here it would be an administrator's eighth.
  region: [
    { word: "start", href: paths.start, icon: "home" },
    { word: "inbox", href: paths.inbox, icon: "inbox", needs: "inbox.read" },
    { word: "desk", href: paths.desk, icon: "mail", needs: "desk.work" },
    { word: "receivers", href: paths.directory, icon: "organisation", needs: "receiver.write" },
    { word: "deliveries", href: paths.deliveries, icon: "send", needs: "delivery.watch" },
    { word: "members", href: paths.members, icon: "people", needs: "member.read" },
    { word: "connections", href: paths.connections, icon: "settings", needs: "client.write" },
    { word: "customers", href: paths.customers, icon: "people", needs: "customer.read" },
    { word: "billing", href: paths.billing, icon: "invoice", needs: "billing.run" },
    { word: "catalogue", href: paths.catalogue, icon: "copy", needs: "customer.read" },
    { word: "ledger", href: paths.ledger, icon: "invoice", needs: "ledger.read" },
  ],
  customer: [
    { word: "start", href: paths.start, icon: "home" },
    { word: "cases", href: paths.cases, icon: "mail", needs: "case.read" },
    { word: "help", href: paths.help, icon: "help" },
  ],
};

export function navigationOf(viewer: Viewer, say: Messages, path: string): readonly NavigationEntry[] {
  const open = places[viewer.organisation.kind].filter(({ needs }) => !needs || may(viewer.actor.role, needs));
  const current = mostExact(
    open.map(({ href }) => href),
    path,
  );
  return open.map(({ word, href, icon }) => ({
    label: word === "help" ? say.frame.help : say.frame.navigation[word],
    href,
    icon,
    current: href === current,
  }));
}

/** The entry one is under: the longest that the path begins with. */
function mostExact(hrefs: readonly string[], path: string): string | undefined {
  const under = hrefs.filter((href) => path === href || (href !== "/" && path.startsWith(`${href}/`)));
  return under.sort((a, b) => b.length - a.length)[0];
}
