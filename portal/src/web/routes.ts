/** Every page of the portal. Each area gathers its own; nothing is served that is not listed here. */
import { galleryRoutes } from "./gallery/gallery-page.tsx";
import { helpRoutes } from "./help/help.tsx";
import type { Route } from "./route.ts";
import { startRoutes } from "./start/start.tsx";

export const routes: readonly Route[] = [...startRoutes, ...helpRoutes];

/** Pages for those who build the portal; never in production. */
export const developmentRoutes: readonly Route[] = [...galleryRoutes];
