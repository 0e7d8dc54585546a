import { crc32, deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { smallPng } from "./small-png.ts";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function part(png: Buffer, name: string): Buffer {
  const at = png.indexOf(name);
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}

test("every filter of a row is undone, and each pixel keeps its colour", () => {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 5, 8, 2, 0, 0, 0]);
  // The same two pixels in every row: red 200 10 30, then 210 20 40, written with each filter in turn.
  const rows = [
    [0, 200, 10, 30, 210, 20, 40],
    [1, 200, 10, 30, 10, 10, 10],
    [2, 0, 0, 0, 0, 0, 0],
    [3, 100, 5, 15, 5, 5, 5],
    [4, 0, 0, 0, 0, 0, 0],
  ];
  const png = Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  const small = smallPng(png);
  expect([...part(small, "PLTE")]).toEqual([200, 10, 30, 210, 20, 40]);
  expect([...inflateSync(part(small, "IDAT"))]).toEqual(rows.flatMap(() => [0, 0, 1]));
});

test("more than 256 colours become the commonest 256 and their nearest", () => {
  const count = 300;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(count, 0);
  header.writeUInt32BE(2, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = (blue: (x: number) => number): number[] => [
    0,
    ...Array.from({ length: count }, (_, x) => [x >> 1, x & 1, blue(x)]).flat(),
  ];
  const png = Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from([...row(() => 0), ...row((x) => (x < 200 ? 0 : 1))]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  const small = smallPng(png);
  const palette = part(small, "PLTE");
  expect(palette.length).toBe(256 * 3);
  const places = inflateSync(part(small, "IDAT"));
  for (let x = 0; x < count; x += 1) {
    const place = (places[1 + x] ?? 0) * 3;
    const off = Math.abs((palette[place] ?? 0) - (x >> 1)) + Math.abs((palette[place + 1] ?? 0) - (x & 1));
    expect(off, `pixel ${x}`).toBeLessThanOrEqual(x < 200 ? 0 : 60);
  }
});
