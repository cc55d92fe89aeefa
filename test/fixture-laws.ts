import type { OperationContract, OperationTypes, Shape, ShapeNode } from "@shapesmith/contract";
import {
  createWorld,
  type FixtureOptions,
  operationFixtures,
  type World,
} from "@shapesmith/fixtures";
import { expect } from "vitest";
import { arnsIn, isOfWorld } from "./arns-of-world.js";

/** What was looked at, so that nobody takes nothing for all. */
export interface FixtureCounts {
  /** Requests, responses and errors of which the laws were checked. */
  messages: number;
  values: number;
  overrides: number;
  /** ARNs in them, all of which are of the value's world. */
  arns: number;
  /** Messages that are alike in all worlds, as they hold nothing that depends on one. */
  alike: number;
}

/** Worlds that have nothing in common. */
const worlds: readonly World[] = [
  createWorld(),
  createWorld({ region: "eu-west-1", accountId: "210987654321", seed: 5, epoch: "2031-02-03" }),
  createWorld({ partition: "aws-us-gov", accountId: "111122223333", seed: 6, epoch: 0 }),
  createWorld({ partition: "aws-cn", accountId: "222233334444", seed: 7, epoch: "1999-12-31" }),
  createWorld({ partition: "aws-eusc", accountId: "333344445555", seed: 8, epoch: 9e11 }),
];

/** A message of an operation: how it is made, and what it must be. */
interface Message {
  readonly name: string;
  readonly shape: Shape<unknown>;
  readonly make: (overrides?: object, options?: FixtureOptions) => unknown;
}

/** The laws that the fixtures of an operation keep. */
export function checkFixtures(operation: OperationContract<OperationTypes>): FixtureCounts {
  const counts: FixtureCounts = { messages: 0, values: 0, overrides: 0, arns: 0, alike: 0 };
  for (const message of messagesOf(operation)) {
    try {
      checkMessage(message, counts);
    } catch (error) {
      if (error instanceof Error) error.message = `${message.name}: ${error.message}`;
      throw error;
    }
  }
  checkAnswers(operation, counts);
  return counts;
}

function messagesOf(operation: OperationContract<OperationTypes>): readonly Message[] {
  const fixtures = fixturesOf(operation);
  const errors = Object.entries<Shape<unknown>>(operation.errors);
  return [
    { name: "request", shape: operation.request, make: fixtures.request },
    { name: "response", shape: operation.response, make: fixtures.response },
    ...errors.map(([name, shape]): Message => {
      const make: Message["make"] = (overrides, options) =>
        fixtures.error(name, overrides as never, options);
      return { name: `error ${name}`, shape, make };
    }),
  ];
}

function fixturesOf(operation: OperationContract<OperationTypes>) {
  const fixtures = operationFixtures({ [operation.name]: operation })[operation.name];
  if (fixtures === undefined) throw new Error(`${operation.name} has no fixtures.`);
  return fixtures;
}

function checkMessage({ shape, make }: Message, counts: FixtureCounts): void {
  counts.messages++;
  const values = worlds.flatMap((world) =>
    [{}, { seed: 3 }, { sequence: 2 }].map((options) => make(undefined, { world, ...options })),
  );
  counts.values += values.length;
  for (const value of values) expect(shape.validate(value)).toEqual([]);
  for (const [index, value] of values.entries()) {
    const world = worlds[Math.floor(index / 3)];
    const arns = arnsIn(value);
    counts.arns += arns.length;
    if (world !== undefined) expect(arns.filter((arn) => !isOfWorld(arn, world))).toEqual([]);
  }
  // The same again, in worlds that are made anew.
  const again = worlds.map(({ partition, region, accountId, epoch, seed }) =>
    make(undefined, { world: createWorld({ partition, region, accountId, epoch, seed }) }),
  );
  const firsts = values.filter((_, index) => index % 3 === 0);
  expect(again.map(printed)).toEqual(firsts.map(printed));
  const members = firsts.map((value) => printed(withoutMetadata(value)));
  if (new Set(members).size < worlds.length) {
    counts.alike++;
    expect(differing(shape.node, withoutMetadata(firsts[0]))).toEqual([]);
  }
  if (shape.direction === "response") expect(new Set(firsts.map(printed)).size).toBe(worlds.length);
  checkRoundTrip(shape, firsts[0]);
  checkOverrides(shape, make, counts);
}

function checkRoundTrip(shape: Shape<unknown>, value: unknown): void {
  const json = JSON.parse(JSON.stringify(value, bigintsAsText)) as unknown;
  const revived = revive(json, value);
  expect(shape.validate(revived)).toEqual([]);
  expect(printed(revived)).toEqual(printed(value));
}

function checkOverrides(
  { node }: Shape<unknown>,
  make: Message["make"],
  counts: FixtureCounts,
): void {
  if (node.type !== "structure") return;
  const other = make(undefined, { seed: 8, world: worlds[1] });
  for (const { name, required } of node.members) {
    if (!isRecord(other) || other[name] === undefined) continue;
    counts.overrides++;
    const options = { validate: false };
    const changed = make({ [name]: other[name] }, options) as Record<string, unknown>;
    expect({ [name]: changed[name] }).toMatchObject({ [name]: other[name] });
    if (required || node.error !== undefined) continue;
    expect(make({ [name]: undefined }, options)).not.toHaveProperty([name]);
  }
}

/** An answer conforms, and repeats what its request has of the same name and kind. */
function checkAnswers(operation: OperationContract<OperationTypes>, counts: FixtureCounts): void {
  const { request, response } = fixturesOf(operation);
  for (const world of worlds.slice(0, 2)) {
    const asked = request(undefined, { world, seed: 4 });
    const answer = response(undefined, { world, for: asked });
    counts.values++;
    expect(operation.response.validate(answer)).toEqual([]);
  }
}

/** Members of a value that would differ from world to world, had they anything to say. */
function differing(node: ShapeNode, value: unknown, name = ""): readonly string[] {
  if (value === undefined) return [];
  if (node.type === "timestamp") return [node.id];
  if (node.type === "string" && /(Name|Arn|Id)$/i.test(name)) return [`${node.id} ${name}`];
  if ((node.type !== "structure" && node.type !== "union") || !isRecord(value)) return [];
  return node.members.flatMap((member) =>
    differing(member.target, value[member.name], member.name),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isStream(value: unknown): value is { content?: Uint8Array; events?: readonly unknown[] } {
  return isRecord(value) && Symbol.asyncIterator in value;
}

function withoutMetadata(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "$metadata"));
}

function bigintsAsText(_key: string, part: unknown): unknown {
  return typeof part === "bigint" ? String(part) : part;
}

/** The value that was written as JSON: what JSON has no words for is read as what it was. */
function revive(json: unknown, before: unknown): unknown {
  if (isStream(before) || before instanceof Error) return before;
  if (before instanceof Date) return new Date(String(json));
  if (before instanceof Uint8Array) return Uint8Array.from(Object.values(json as number[]));
  if (typeof before === "bigint") return BigInt(String(json));
  if (Array.isArray(json)) {
    return json.map((part, index) => revive(part, (before as readonly unknown[])[index]));
  }
  if (!isRecord(json) || !isRecord(before)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, part]) => [name, revive(part, before[name])]),
  );
}

/** Equal for equal values: streams by what they hold. */
function printed(value: unknown): string {
  return JSON.stringify([value], (_key, part: unknown) => {
    if (typeof part === "bigint") return `${part}n`;
    if (part instanceof Uint8Array) return `bytes ${part.join(" ")}`;
    if (part instanceof Error) return [part.name, part.message, Object.entries(part)];
    return isStream(part) ? { content: part.content, events: part.events } : part;
  });
}
