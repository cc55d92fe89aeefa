import {
  fillVariables,
  type MessageData,
  messagesOf,
  type OperationContract,
  type OperationTypes,
  type Random,
  stringsOf,
  variableMember,
  type WorldVariable,
} from "@shapesmith/contract";

type Contract = OperationContract<OperationTypes>;

/** A text of the service, filled, and the members that go with it. */
export interface StatedMessage {
  /** Undefined where the service sends none. */
  readonly text: string | undefined;
  readonly status: number | undefined;
  readonly members: Readonly<Record<string, unknown>>;
}

/** One of the texts that an operation has of an error; undefined where none is known. */
export function drawStatedMessage(
  messages: Readonly<Record<string, MessageData>>,
  contract: Contract,
  random: Random,
): StatedMessage | undefined {
  const all = [...messagesOf(messages, contract).values()];
  if (all.length === 0) return undefined;
  const message = random.pick(all);
  const { text, status, members = {} } = message;
  return {
    text: text === null ? undefined : filled(text, message, contract, random, 0),
    status,
    members,
  };
}

const deepest = 3;

function filled(
  text: string,
  message: MessageData,
  contract: Contract,
  random: Random,
  depth: number,
): string {
  const { variables = {} } = message;
  return fillVariables(text, (name) => {
    const stated = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (stated !== undefined && depth < deepest) {
      return filled(stated, message, contract, random, depth + 1);
    }
    const known = usual(contract);
    if (Object.hasOwn(known, name)) return known[name as WorldVariable];
    return drawnValue(name, contract, random);
  });
}

function usual({ name, service }: Contract): Readonly<Record<WorldVariable, string>> {
  const prefix = /([^.]+)#/.exec(service.data.id)?.[1] ?? "service";
  return {
    accountId: "123456789012",
    action: `${prefix}:${name}`,
    callerArn: "arn:aws:iam::123456789012:user/caller",
    operation: name,
    otherRegion: "eu-west-1",
    partition: "aws",
    region: "us-east-1",
  };
}

/** A value of the member that the variable speaks of, or its name where that is no text. */
function drawnValue(name: string, contract: Contract, random: Random): string {
  let target = variableMember(name, contract)?.member.target;
  if (target?.type === "list") target = target.member.target;
  return target?.type === "string" ? stringsOf(target).sample(random) : name;
}
