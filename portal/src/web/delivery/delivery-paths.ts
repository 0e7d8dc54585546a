/** Addresses of the page for those who look after deliveries. */
import { paths } from "../paths.ts";

export const deliveryPaths = {
  parked: (instanceId: string): string => `${paths.deliveries}/${instanceId}`,
  arrival: (id: string): string => `${paths.deliveries}/arrivals/${id}`,
} as const;
