/**
 * The access point simulator as a program. See docs/guide/access-point-simulator.md.
 *
 *   npm run access-point-simulator -w portal -- --port 8085 --token secret accept-then-hang=0.3
 */
import { parseArgs } from "node:util";
import { AccessPointSimulator } from "./access-point.ts";
import { readWishes } from "./settings.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string", default: "8085" },
    token: { type: "string", default: "simulator" },
    /** Where ends are told of its own accord: the portal's address. */
    portal: { type: "string" },
    "portal-token": { type: "string", default: "simulator" },
    seed: { type: "string", default: "1" },
  },
});

try {
  const simulator = new AccessPointSimulator({
    token: values.token,
    wishes: readWishes(positionals),
    seed: Number(values.seed),
    ...(values.portal === undefined
      ? {}
      : { callbacks: { url: new URL("/access-point/status", values.portal).href, token: values["portal-token"] } }),
  });
  const url = await simulator.open(Number(values.port));
  console.log(`An access point that sends nothing anywhere listens at ${url}, with the token "${values.token}".`);
  console.log(
    `Give the portal ACCESS_POINT_URL=${url} ACCESS_POINT_TOKEN=${values.token} ACCESS_POINT_SHAPE=phoss or phase4.`,
  );
  console.log(
    `Read and change how it behaves: GET and PUT ${url}/control/settings. What it has seen: ${url}/control/messages.`,
  );
  process.on("SIGINT", () => void simulator.close().then(() => process.exit(0)));
  process.on("SIGTERM", () => void simulator.close().then(() => process.exit(0)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
