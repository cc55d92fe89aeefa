import { afterAll, describe, expect, it } from "vitest";
import { expectShape } from "../../model/model.js";
import {
  enumeration,
  findingCodes,
  structure,
  target,
  temporaryProjects,
  tinyNamespace,
} from "./testing.js";

const ns = tinyNamespace;

describe("enums of a client", () => {
  const projects = temporaryProjects();
  afterAll(projects.remove);

  it("have enums wherever a declared type names one", async () => {
    const result = await projects.read({
      code: `
        const Hidden = [0, ns, "Hidden", 8, 0];
        exports.In$ = [3, ns, "In", 0,
          ["Plain", "Many", "Keyed", "Deep", "Rank", "Secret", "Free", "Record", "Choice"],
          [0, 64 | 0, 128 | 0, () => Deep, 1, () => Hidden, 0, () => record, () => Choice]];
        const Deep = [2, ns, "Deep", 0, 0, 64 | 0];
        const record = [3, ns, "record", 0, ["Tint"], [0]];
        const Choice = [4, ns, "Choice", 0, ["A", "B"], [0, 0]];
      `,
      models: `
        export declare const Color: { readonly DARK_RED: "dark-red"; readonly "light-red": "light-red" };
        export declare const _Date: { readonly Now: "now" };
        export declare enum Rank { LOW = 1, HIGH = 10 }
        /** @deprecated (since 2024-01-01) Do not. */
        export declare const Hidden: { readonly X: "x" };
        export declare const notAnEnum: { readonly text: string };
        export interface _Record { Tint?: Color }
        export interface In {
          Plain?: Color | undefined;
          Many?: (Color | null)[] | undefined;
          Keyed?: Partial<Record<Color, _Date>> | undefined;
          Deep?: Record<string, Color[]> | undefined;
          Rank?: Rank | undefined;
          Secret?: Hidden | undefined;
          /** @deprecated deprecated. */
          Free?: string | undefined;
          Record?: _Record | undefined;
          Choice?: Choice | undefined;
        }
        export type Choice = Choice.AMember | Choice.BMember | Choice.$UnknownMember;
        export declare namespace Choice {
          /** @deprecated Old. */
          interface AMember { A: Color; B?: never; $unknown?: never }
          interface BMember { A?: never; B: string; $unknown?: never }
          interface $UnknownMember { A?: never; B?: never; $unknown: [string, any] }
        }
      `,
    });
    const { model } = result;
    expect(enumeration(model, `${ns}Color`).members).toEqual([
      { name: "DARK_RED", value: "dark-red", traits: {} },
      { name: "light-red", value: "light-red", traits: {} },
    ]);
    expect(target(model, `${ns}In`, "Plain")).toBe(`${ns}Color`);
    expect(target(model, `${ns}record`, "Tint")).toBe(`${ns}Color`);
    expect(expectShape(model, `${ns}In.Many`)).toMatchObject({ member: { target: `${ns}Color` } });
    expect(expectShape(model, `${ns}In.Keyed`)).toMatchObject({
      key: { target: `${ns}Color` },
      value: { target: `${ns}Date` },
    });
    expect(expectShape(model, `${ns}Deep.value`)).toMatchObject({
      member: { target: `${ns}Color` },
    });
    expect(expectShape(model, `${ns}Rank`)).toMatchObject({
      type: "intEnum",
      members: [
        { name: "LOW", value: 1 },
        { name: "HIGH", value: 10 },
      ],
    });
    expect(target(model, `${ns}In`, "Rank")).toBe(`${ns}Rank`);
    expect(enumeration(model, `${ns}Hidden`).traits).toEqual({
      sensitive: true,
      deprecated: { since: "2024-01-01", message: "Do not." },
    });
    expect(structure(model, `${ns}In`).members.get("Free")?.traits).toEqual({ deprecated: {} });
    expect(expectShape(model, `${ns}Choice`)).toMatchObject({ type: "union" });
    const choice = expectShape(model, `${ns}Choice`);
    expect(choice.type === "union" && choice.members.get("A")).toMatchObject({
      target: `${ns}Color`,
      traits: { deprecated: { message: "Old." } },
    });
    expect(model.client?.typeNames).toEqual(
      new Map([
        [`${ns}Date`, "_Date"],
        [`${ns}record`, "_Record"],
      ]),
    );
    expect(findingCodes(result)).toEqual(["constraints-not-in-source TinyService"]);
  });
});
