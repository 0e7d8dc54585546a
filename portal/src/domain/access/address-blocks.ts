/** Addresses and networks, as an operator writes them. */
import { BlockList, isIP } from "node:net";

/** Addresses and networks as one list, or nothing where one of them is neither. */
export function readBlocks(written: readonly string[]): BlockList | undefined {
  const list = new BlockList();
  for (const one of written) {
    const [address = "", bits, ...more] = one.trim().split("/");
    const version = isIP(address);
    if (version === 0 || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined;
    const [family, bitsMax] = version === 4 ? (["ipv4", 32] as const) : (["ipv6", 128] as const);
    if (bits !== undefined && Number(bits) > bitsMax) return undefined;
    list.addSubnet(address, bits === undefined ? bitsMax : Number(bits), family);
  }
  return list;
}

export function isWithin(list: BlockList, address: string): boolean {
  const plain = address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  const version = isIP(plain);
  return version !== 0 && list.check(plain, version === 4 ? "ipv4" : "ipv6");
}
