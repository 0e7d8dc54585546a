/**
 * One line in the log for each request, of listed fields only: never an address with what it asks, a field, a cookie or a
 * name. The route's pattern stands for the address, since addresses may hold one-time secrets.
 */
import type { FastifyInstance } from "fastify";

export function noteRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    if (request.routeOptions.url?.startsWith("/health/")) return;
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        account: request.arrival?.viewer?.actor.accountId,
        organisation: request.arrival?.viewer?.actor.organisationId,
      },
      "request",
    );
  });
}
