import { machineOf, type Sequence } from "@shapesmith/contract";
import {
  arbitraries,
  contract,
  type FunctionConfiguration,
  type Operations,
} from "@shapesmith/lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const { service } = contract.operations.GetFunction;
const machine = machineOf(service, "function");
const groups = Object.entries(arbitraries.sequences).filter(([name]) => !/alias/i.test(name));

/** Members that say which state the function is in. */
const ofState = /^(State|LastUpdateStatus)/;

/** The configuration that the answer shows, if it shows one. */
function shownBy({
  response,
}: Sequence<Operations>["steps"][number]): FunctionConfiguration | undefined {
  return response !== undefined && "FunctionArn" in response && "Version" in response
    ? response
    : undefined;
}

/** Members of `$LATEST` that change between an answer and the one before it; `*`: all of them. */
function changesOf({ script, steps }: Sequence<Operations>): readonly ReadonlySet<string>[] {
  const all: Set<string>[] = [];
  let changes = new Set<string>();
  for (const step of script.steps) {
    if (step.kind === "stay") continue;
    if (step.kind === "turn") {
      const turn = machine.turns(step.in).find(({ to }) => to === step.to);
      if (step.version !== true) turn?.changes?.forEach((name) => changes.add(name));
      continue;
    }
    if (step.kind === "call" && step.error === undefined) {
      const { request } = steps[all.length] ?? {};
      const asked = JSON.stringify(step.asks);
      const rules = machine
        .rules(step.operation, step.in)
        .filter(({ asks, unpublished }) => JSON.stringify(asks) === asked && !unpublished);
      const rule = rules.find(({ error }) => error === undefined);
      if (!step.version && !step.unpublished) rule?.changes?.forEach((name) => changes.add(name));
      if (step.operation === "CreateFunction") changes.add("*");
      else if (rule?.to !== undefined && !step.version)
        Object.keys(request ?? {}).forEach((name) => changes.add(name));
    }
    all.push(changes);
    changes = new Set();
  }
  return all;
}

/** Members of a version that may change. */
const isFree = new Set(["RevisionId", "$metadata"]);

const timeOf = ({ LastModified = "" }: FunctionConfiguration): number =>
  Date.parse(LastModified.replace("+0000", "Z"));

const codeForm = (text = ""): string => (/^[0-9a-f]{64}$/.test(text) ? "image" : "zip");

/** Everything in which an answer contradicts an earlier one. */
function contradictions(sequence: Sequence<Operations>): readonly string[] {
  const found: string[] = [];
  const changes = changesOf(sequence);
  const versions = new Map<string, FunctionConfiguration>();
  let before: FunctionConfiguration | undefined;
  let since = new Set<string>();
  // Whether there is anything to publish.
  let isChanged = true;
  for (const [index, step] of sequence.steps.entries()) {
    if (["*", "LastModified"].some((name) => changes[index]?.has(name))) isChanged = true;
    // Without the version there is something to publish again.
    const latest = [...versions.keys()].at(-1);
    const deleted: unknown = Reflect.get(step.request, "Qualifier") ?? latest;
    if (step.operation === "DeleteFunction" && !step.error && deleted === latest) isChanged = true;
    const shown = shownBy(step);
    const isPublishing =
      step.operation === "PublishVersion" || Reflect.get(step.request, "Publish") === true;
    if (isPublishing && step.error === undefined && shown?.Version !== undefined) {
      const isNew = !versions.has(shown.Version);
      if (isNew !== isChanged) found.push(`version ${shown.Version} is new: ${isNew}`);
      isChanged = false;
      if (isNew) changes[index]?.forEach((name) => since.add(name));
    } else changes[index]?.forEach((name) => since.add(name));
    if (shown === undefined) continue;
    const { Version = "", FunctionArn, FunctionName, CodeSha256, RevisionId } = shown;
    // The answer to a creation has the ARN of the function, whatever it publishes.
    if (step.operation === "CreateFunction" && Version !== "$LATEST")
      shown.FunctionArn = `${FunctionArn}:${Version}`;
    if (Version !== "$LATEST") {
      const known = versions.get(Version);
      if (known === undefined && [...versions.keys()].some((one) => Number(one) >= Number(Version)))
        found.push(`version ${Version} comes after ${[...versions.keys()].join()}`);
      for (const [name, value] of Object.entries(known ?? {})) {
        const isFixed = !ofState.test(name) && !isFree.has(name);
        if (isFixed && JSON.stringify(value) !== JSON.stringify(Reflect.get(shown, name)))
          found.push(`version ${Version} has another ${name}`);
      }
      if (known?.State === "Active" && known.RevisionId !== RevisionId)
        found.push(`version ${Version} has another RevisionId`);
      versions.set(Version, shown);
      continue;
    }
    if (!FunctionArn?.endsWith(`:function:${FunctionName}`))
      found.push(`${FunctionArn} is another`);
    if (codeForm(CodeSha256) === "zip" && Buffer.from(CodeSha256 ?? "", "base64").length !== 32)
      found.push(`${CodeSha256} is no SHA-256`);
    if (
      codeForm(CodeSha256) === "zip" &&
      Buffer.from(CodeSha256 ?? "", "base64").toString("base64") !== CodeSha256
    )
      found.push(`${CodeSha256} is no base64`);
    if (before !== undefined && !since.has("*")) {
      for (const name of Object.keys({ ...before, ...shown })) {
        if (ofState.test(name) || name === "$metadata") continue;
        const isSame =
          JSON.stringify(Reflect.get(before, name)) === JSON.stringify(Reflect.get(shown, name));
        if (!since.has(name) && !isSame) found.push(`${name} changes by itself`);
        const isNew = ["RevisionId", "LastModified", "CodeSha256"].includes(name);
        if (isNew && since.has(name) && isSame) found.push(`${name} stays`);
      }
      if (codeForm(before.CodeSha256) !== codeForm(CodeSha256))
        found.push("the code has another form");
      const passed = timeOf(shown) - timeOf(before);
      if (!(passed >= 0 && passed <= (index + 1) * 1000))
        found.push(`LastModified moves by ${passed} ms`);
    }
    before = shown;
    since = new Set();
  }
  return found;
}

describe.each(groups)("arbitraries.sequences.%s", (_, arbitraryOf) => {
  it("has no answer that contradicts an earlier one", () => {
    fc.assert(
      fc.property(arbitraryOf({ maxSteps: 20 }), (sequence) => {
        expect(contradictions(sequence)).toEqual([]);
      }),
      { numRuns: 60, seed: 23 },
    );
  });

  it("never sends a revision that nobody was given", () => {
    fc.assert(
      fc.property(arbitraryOf({ maxSteps: 20 }), ({ steps }) => {
        const given = new Set<unknown>();
        for (const step of steps) {
          const asked: unknown = Reflect.get(step.request, "RevisionId");
          if (asked !== undefined) expect(given).toContain(asked);
          const shown = shownBy(step);
          if (shown !== undefined) given.add(shown.RevisionId);
        }
      }),
      { numRuns: 100, seed: 29 },
    );
  });
});
