/**
 * Which addresses on the network are anybody's: an address that somebody typed may lead to nothing behind the installation's own
 * walls (TRUST §10). Everything that is not plainly public is refused, whatever it is written as.
 */
import { BlockList, isIPv6 } from "node:net";

const notPublic = new BlockList();

/** RFC 6890 and its successors: this host, private, shared, loopback, link-local, protocols, documentation, tests, multicast, reserved. */
const four: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
/** Inside 2000::/3: protocols and tunnels that carry another address, and documentation. */
const six: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];
for (const [network, bits] of four) notPublic.addSubnet(network, bits, "ipv4");
for (const [network, bits] of six) notPublic.addSubnet(network, bits, "ipv6");

const everybodys = new BlockList();
everybodys.addSubnet("2000::", 3, "ipv6");

export function isPublicAddress(address: string): boolean {
  if (!isIPv6(address)) return !notPublic.check(address, "ipv4");
  return everybodys.check(address, "ipv6") && !notPublic.check(address, "ipv6");
}
