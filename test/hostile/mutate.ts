import { hostilePatterns, hostileTexts } from "./texts.js";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One change of a document: where, of which kind, and with what, each as a number to choose by. */
export interface Mutation {
  readonly place: number;
  readonly kind: number;
  readonly material: number;
}

/** Something in a document: a property of an object or an element of a list. */
interface Slot {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string;
}

/** Changes a copy of the document. The same changes make the same of it. */
export function mutate(document: Json, mutations: readonly Mutation[]): Json {
  const root: { [key: string]: Json } = { document: structuredClone(document) };
  for (const { place, kind, material } of mutations) {
    const slots = slotsOf(root);
    const slot = slots[place % slots.length];
    if (slot === undefined) continue;
    const pick = <T>(choices: readonly T[]): T | undefined => choices[material % choices.length];
    const other = slots[material % slots.length];
    switch (kind % 8) {
      case 0:
      case 1:
        put(slot, pick(hostileValues()) ?? null);
        break;
      case 2:
        rename(slot, pick(hostileTexts) ?? "");
        break;
      case 3:
        renameEverywhere(root, slot.key, pick(hostileTexts) ?? "");
        break;
      case 4:
        put(slot, structuredClone(other === undefined ? null : get(other)));
        break;
      case 5:
        remove(slot);
        break;
      case 6:
        addTrait(slot, pick(hostileTraits()) ?? ["", null]);
        break;
      case 7:
        if (other !== undefined) rename(slot, other.key);
        break;
    }
  }
  return root["document"] ?? null;
}

function slotsOf(root: { [key: string]: Json }): readonly Slot[] {
  const slots: Slot[] = [];
  const open: Json[] = [root];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    if (typeof holder !== "object" || holder === null) continue;
    for (const key of Object.keys(holder)) {
      slots.push({ holder, key });
      open.push(get({ holder, key }));
    }
  }
  // Mutations of the whole document come first, and are worth little.
  return slots.slice(1);
}

function get({ holder, key }: Slot): Json {
  return (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? null;
}

function put({ holder, key }: Slot, value: Json): void {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function remove({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function rename(slot: Slot, name: string): void {
  if (Array.isArray(slot.holder)) return;
  const value = get(slot);
  remove(slot);
  put({ holder: slot.holder, key: name }, value);
}

/** Gives what has this key another name, there and wherever it is spoken of. */
function renameEverywhere(root: { [key: string]: Json }, key: string, name: string): void {
  const namespace = key.includes("#") ? key.slice(0, key.indexOf("#") + 1) : "";
  const now = namespace + name;
  for (const slot of slotsOf(root)) {
    if (get(slot) === key) put(slot, now);
    if (slot.key === key) rename(slot, now);
  }
}

function addTrait(slot: Slot, [trait, value]: readonly [string, Json]): void {
  const shape = get(slot);
  if (typeof shape !== "object" || shape === null || Array.isArray(shape)) return;
  const traits = shape["traits"];
  if (typeof traits === "object" && traits !== null && !Array.isArray(traits)) {
    put({ holder: traits, key: trait }, value);
  } else {
    shape["traits"] = { [trait]: value };
  }
}

function nested(depth: number): Json {
  let value: Json = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

const numbers: readonly number[] = [0, -1, 0.5, 1, 3, 2 ** 31, 2 ** 53 + 2, 1e300, -1e300];

function hostileValues(): readonly Json[] {
  const structures: readonly Json[] = [null, true, false, {}, [], [[]], { target: "example#Gone" }];
  return [...hostileTexts, ...numbers, ...structures, nested(500)];
}

function hostileTraits(): readonly (readonly [string, Json])[] {
  const api = (name: string, value: Json): readonly [string, Json] => [`smithy.api#${name}`, value];
  const bounds = numbers.flatMap((min) => [{ min }, { max: min }, { min, max: min - 1 }]);
  return [
    ...bounds.map((value) => api("length", value)),
    ...bounds.map((value) => api("range", value)),
    ...hostilePatterns.map((value) => api("pattern", value)),
    ...hostileTexts.map((value) => api("documentation", value)),
    ...hostileTexts.map((value) => api("mediaType", value)),
    ...hostileTexts.map((value) => api("httpHeader", value)),
    ...hostileTexts.map((value) => api("http", { method: value, uri: `/${value}` })),
    ...hostileTexts.map((value) => api("enum", [{ value, name: value }, { value: `${value}!` }])),
    ...["required", "uniqueItems", "sparse", "streaming", "mixin", "httpLabel", "box"].map((name) =>
      api(name, {}),
    ),
    ...["client", "server", "other"].map((value) => api("error", value)),
    api("deprecated", { message: "*/evil()/*" }),
    ["smithy.waiters#waitable", { "*/evil()": { acceptors: [], minDelay: 1 } }],
    ["shapesmith#cases", { "x;evil()": { member: "A", situation: "b" } }],
    ["evil#../../trait", nested(500)],
  ];
}
