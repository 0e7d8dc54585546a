/** The network an address belongs to, coarse enough to say "from there" without pointing at a person. */
import { isIPv4, isIPv6 } from "node:net";

/** `192.0.2.7` → `192.0.2.0/24`, `2001:db8:1:2::7` → `2001:db8:1::/56`. What is no address is a network of its own. */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIPv6(plain)) return networkOfIpv6(plain);
  return "unknown";
}

function networkOfIpv6(address: string): string {
  const [head = "", tail] = address.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
  const groups = tail === undefined ? front : [...front, ...zeros, ...back];
  const numbers = groups.slice(0, 4).map((group) => Number.parseInt(group, 16));
  numbers[3] = (numbers[3] ?? 0) & 0xff00;
  return `${numbers.map((number) => number.toString(16)).join(":")}::/56`;
}
