/** The access point's door alone, listening: for processes that are there to be killed. */
import fastify from "fastify";
import { type AccessPointDoor, serveAccessPoint } from "../../src/api/access-point.ts";

export async function openArrivalsDoor(door: AccessPointDoor, port: number): Promise<void> {
  const app = fastify();
  await serveAccessPoint(app, door);
  await app.listen({ port, host: "127.0.0.1" });
}
