import {
  type BlobNode,
  type EnumNode,
  type IntEnumNode,
  minimumOf,
  type StringNode,
  stringsOf,
} from "@shapesmith/contract";
import { type Draw, drawLength, isAtLimit, isLong, type Maker } from "../draw.js";
import { drawString } from "../draw-string.js";
import { drawUnlistedName } from "../unlisted.js";

/** Greatest lengths of blobs that are put to the test often, and at all. */
const longestBlobs = { affordable: 4096, ever: 32 * 1024 * 1024 };

const usualBytes = 24;

/** What is longer is filled with copies of as many random bytes. */
const mostRandomBytes = 4096;

/** Seconds: 2000-01-01 to 2050-01-01. */
const firstSecond = 946_684_800;
const lastSecond = 2_524_608_000;

export function stringMaker(node: StringNode): Maker {
  return (draw) => drawString(stringsOf(node), draw);
}

export function enumMaker(node: EnumNode): Maker {
  return (draw) => {
    const { random, settings } = draw;
    if (settings.unlisted && random.chance(1, 8)) return drawUnlistedName(random);
    const observed = settings.observed ? node.observed.length : 0;
    if (node.values.length + observed === 0) return minimumOf(node);
    const index = random.below(node.values.length + observed);
    return node.values[index] ?? node.observed[index - node.values.length];
  };
}

export function intEnumMaker(node: IntEnumNode): Maker {
  return ({ random, settings }) => {
    if (settings.unlisted && random.chance(1, 8)) return random.below(1000);
    return node.values.length === 0 ? minimumOf(node) : random.pick(node.values);
  };
}

export function blobMaker(node: BlobNode): Maker {
  return (draw) => draw.blobForm(drawBytes(draw, node), node);
}

function drawBytes(draw: Draw, node: BlobNode): Uint8Array {
  const usual = draw.settings.extent.characters ?? usualBytes;
  const length = isLong(draw)
    ? (node.length.min ?? 0)
    : drawLength(draw, node.length, usual, longestBlobs);
  draw.text += length;
  const bytes = new Uint8Array(length);
  // Text as often as not: bodies are mostly that.
  const [from, to] = draw.random.chance(1, 2) ? [0x20, 0x7e] : [0, 0xff];
  const random = Math.min(bytes.length, mostRandomBytes);
  for (let index = 0; index < random; index++) bytes[index] = draw.random.between(from, to);
  for (let done = random; done < bytes.length; done *= 2) bytes.copyWithin(done, 0, done);
  return bytes;
}

export function drawTime(draw: Draw): Date {
  if (isAtLimit(draw)) return new Date(draw.random.pick([0, firstSecond, lastSecond]) * 1000);
  const seconds = draw.random.between(firstSecond, lastSecond);
  // Most services keep whole seconds; some keep milliseconds.
  const milliseconds = draw.random.chance(1, 4) ? draw.random.below(1000) : 0;
  return new Date(seconds * 1000 + milliseconds);
}
