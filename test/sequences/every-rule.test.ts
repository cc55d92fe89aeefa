import {
  after,
  beginningAt,
  type Machine,
  machineOf,
  type MemberRules,
  movesFrom,
  resourceKinds,
  ruleOf,
  type ScriptStep,
  type Sequence,
  subjectOf,
  type Whereabouts,
} from "@shapesmith/contract";
import { arbitraries, contract, type Operations } from "@shapesmith/lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const { service } = contract.operations.GetFunction;

/** A step, and by which of the rules it is answered. */
interface Answered {
  readonly step: ScriptStep;
  readonly rule: number | undefined;
}

/** Every step that some way takes, by itself as JSON. */
function everyStep(machine: Machine): ReadonlyMap<string, Answered> {
  const steps = new Map<string, Answered>();
  const runs = Object.values(machine.data.runs).flatMap((group) => Object.values(group));
  for (const { where } of resourceKinds(machine, {})) {
    const seen = new Set<string>();
    const open: Whereabouts[] = runs.map(({ start }) => beginningAt(start, where));
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const move of movesFrom(machine, at, machine.operations[0] ?? "")) {
        const answered = answeredBy(machine, move, where);
        steps.set(JSON.stringify(answered), answered);
        const to = after(machine, at, move);
        if (typeof to === "string") throw new Error(to);
        const place = JSON.stringify(to);
        if (!seen.has(place)) open.push(to);
        seen.add(place);
      }
    }
  }
  return steps;
}

function answeredBy(machine: Machine, step: ScriptStep, where: MemberRules): Answered {
  if (step.kind === "turn") {
    // Which of its cases it shows is no matter of rules.
    const { instance: _, ...bare } = step;
    return { step: bare, rule: undefined };
  }
  if (step.kind !== "call") return { step, rule: undefined };
  const rule = ruleOf(machine, step, { subject: subjectOf(step), state: step.in, where });
  return { step, rule: rule && machine.data.calls.indexOf(rule) };
}

type Taken = ReadonlyMap<
  string,
  { readonly sequence: Sequence<Operations>; readonly index: number }
>;

/** Of each step the sequence that comes to it first, and how many steps are before it. */
function takenSteps(machine: Machine): Taken {
  const taken = new Map<string, { sequence: Sequence<Operations>; index: number }>();
  for (const [index, [group, arbitraryOf]] of Object.entries(arbitraries.sequences).entries()) {
    if (!Object.hasOwn(machine.data.runs, group)) continue;
    const sample: readonly Sequence<Operations>[] = fc.sample(arbitraryOf(), {
      // Of the same seed all groups would go much the same ways.
      seed: 17 + index,
      numRuns: 2000,
    });
    for (const sequence of sample) {
      const { where = {}, steps: all } = sequence.script;
      for (const [before, step] of all.entries()) {
        const key = JSON.stringify(answeredBy(machine, step, where));
        const known = taken.get(key);
        if (known === undefined || before < known.index) {
          taken.set(key, { sequence, index: before });
        }
      }
    }
  }
  return taken;
}

describe.each([
  ["function", 300],
  ["alias", 15],
])("the lifecycle %s", (name, least) => {
  const machine = machineOf(service, name);
  const steps = everyStep(machine);
  const taken = takenSteps(machine);

  it("has rules that decide, each over some call in each of the states that it names", () => {
    const decided = new Set([...steps.values()].map(({ rule }) => rule));
    const idle = machine.data.calls.flatMap((_, index) => (decided.has(index) ? [] : [index]));
    expect(idle).toEqual([]);
    const states = [...steps.values()].map(({ step }) => step.in);
    expect(new Set(states)).toEqual(new Set(machine.states));
  });

  it("has turns and faults that happen", () => {
    const all = [...steps.values()].map(({ step }) => step);
    for (const { from, to } of machine.data.turns) {
      expect(all).toContainEqual({ kind: "turn", in: from, to });
    }
    for (const { error, message, versioned } of machine.data.faults) {
      const fault = { error, ...(message && { message }), ...(versioned && { version: true }) };
      expect(all).toContainEqual(expect.objectContaining(fault));
    }
  });

  it("is walked to every step within two thousand sequences of each group", () => {
    const missing = [...steps.keys()].filter((step) => !taken.has(step));
    expect(missing).toEqual([]);
    expect(steps.size).toBeGreaterThan(least);
    expect([...taken.keys()].filter((step) => !steps.has(step))).toEqual([]);
  });

  it("answers every call as the rule says by which it is decided", () => {
    for (const { sequence, index } of taken.values()) {
      const step = sequence.script.steps[index];
      if (step?.kind !== "call") continue;
      const before = sequence.script.steps.slice(0, index);
      const nth = before.filter(({ kind }) => kind === "call" || kind === "poll").length;
      const made = sequence.steps[nth];
      const where = `${String(sequence)}: step ${index + 1}`;
      expect([made?.operation, made?.error?.name], where).toEqual([step.operation, step.error]);
      for (const [name, rule] of Object.entries(step.asks ?? {})) {
        const asked: unknown = Reflect.get(made?.request ?? {}, name);
        if (rule === null) expect(asked, where).toBeUndefined();
        else if ("is" in rule) expect(asked, where).toBe(rule.is);
        else expect(asked, where).toBeDefined();
      }
      const text = textOf(step.error, step.message);
      if (text !== undefined) expect(made?.error?.message, where).toMatch(text);
    }
  });
});

/** What the text of a refusal is like, whatever its variables are. */
function textOf(error: string | undefined, message: string | undefined): RegExp | undefined {
  if (error === undefined || message === undefined) return undefined;
  const node = service.node(error);
  const text = node.type === "structure" ? node.error?.messages[message]?.text : undefined;
  const parts = text?.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return parts && new RegExp(`^${parts.join(".*")}$`, "s");
}
