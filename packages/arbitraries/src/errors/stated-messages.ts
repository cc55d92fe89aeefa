import {
  currentVariable,
  fillVariables,
  isNamedBy,
  type MessageData,
  messagesOf,
  type OperationContract,
  type OperationTypes,
  type Random,
  stringsOf,
  variableMember,
  type WorldVariable,
} from "@shapesmith/contract";
import { usualHome } from "../usual-home.js";

type Contract = OperationContract<OperationTypes>;

/** A text of the service, filled, and the members that go with it. */
export interface StatedMessage {
  /** Undefined where the service sends none. */
  readonly text: string | undefined;
  readonly status: number | undefined;
  readonly members: Readonly<Record<string, unknown>>;
}

/** Which text is meant, and what the resource is like that it speaks of. */
export interface MeantMessage {
  /** Its name; undefined: the only one that there is. */
  readonly message: string | undefined;
  readonly resource: Readonly<Record<string, unknown>> | undefined;
  /** The request that is refused. */
  readonly request?: unknown;
}

/** One of the texts that an operation has of an error; undefined where none is known. */
export function drawStatedMessage(
  messages: Readonly<Record<string, MessageData>>,
  contract: Contract,
  random: Random,
  meant?: MeantMessage,
): StatedMessage | undefined {
  const known = messagesOf(messages, contract);
  const all = [...known.values()];
  const only = all.length === 1 ? all[0] : undefined;
  const one = meant?.message === undefined ? only : known.get(meant.message);
  const message = meant === undefined && all.length > 0 ? random.pick(all) : one;
  if (message === undefined) return undefined;
  const { text, status, members = {} } = message;
  return {
    text:
      text === null
        ? undefined
        : filled(
            text,
            message,
            { contract, random, resource: meant?.resource, request: meant?.request },
            0,
          ),
    status,
    members,
  };
}

const deepest = 3;

interface Occurrence {
  readonly contract: Contract;
  readonly random: Random;
  readonly resource: MeantMessage["resource"];
  readonly request: unknown;
}

function filled(text: string, message: MessageData, occurrence: Occurrence, depth: number): string {
  const { variables = {} } = message;
  const { contract, random, resource, request } = occurrence;
  return fillVariables(text, (name) => {
    const current = currentVariable(name);
    const asked = current === undefined ? namedIn(request, name) : undefined;
    const told = asked ?? namedIn(resource, current ?? name);
    if (told !== undefined) return told;
    const stated = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (stated !== undefined && depth < deepest) {
      return filled(stated, message, occurrence, depth + 1);
    }
    const known = usual(contract);
    if (Object.hasOwn(known, name)) return known[name as WorldVariable];
    return drawnValue(name, contract, random);
  });
}

/** The text that an object has under a member of the variable's name. */
function namedIn(value: unknown, name: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const found: unknown = Object.entries(value).find(([member]) => isNamedBy(member, name))?.[1];
  return typeof found === "string" ? found : undefined;
}

function usual({ name, service, iamAction }: Contract): Readonly<Record<WorldVariable, string>> {
  const { accountId, partition, region } = usualHome;
  const prefix = /([^.]+)#/.exec(service.data.id)?.[1] ?? "service";
  return {
    accountId,
    action: `${prefix}:${iamAction}`,
    callerArn: `arn:${partition}:iam::${accountId}:user/caller`,
    operation: name,
    otherRegion: "eu-west-1",
    partition,
    region,
  };
}

/** A value of the member that the variable speaks of, or its name where that is no text. */
function drawnValue(name: string, contract: Contract, random: Random): string {
  let target = variableMember(name, contract)?.member.target;
  if (target?.type === "list") target = target.member.target;
  return target?.type === "string" ? stringsOf(target).sample(random) : name;
}
