import { expectData, expectOperation, type Model } from "../../model/model.js";
import { unit } from "../../model/prelude.js";
import { nameOf } from "../../model/shape-id.js";
import type { DataShape, Member, ShapeId, SimpleType } from "../../model/shape.js";
import { membersOf } from "../../model/walk.js";
import { type TextFile, textFile } from "../source-file.js";

export function page(text: string, path = "page.rst"): TextFile {
  return textFile(new TextEncoder().encode(text), path, "source");
}

/** The page of an operation, in the form in which boto3's documentation has it. */
export function pageOf(model: Model, name: string): TextFile {
  const id = model.service.operations.find((each) => nameOf(each) === name);
  const operation = expectOperation(model, id ?? name);
  const client = nameOf(model.service.id);
  const method = name.replace(/(?!^)[A-Z]/g, "_$&").toLowerCase();
  const uid = `${client.toLowerCase()}-${model.service.version}`;
  const writer = new Writer(model);
  const hasInput = operation.input !== unit;
  const lines = [
    `:doc:\`${client} <../../${client.toLowerCase()}>\` / Client / ${method}`,
    "",
    "*".repeat(method.length),
    method,
    "*".repeat(method.length),
    "",
    `.. py:method:: ${client}.Client.${method}(${hasInput ? "**kwargs" : ""})`,
    "",
    "  What it does.",
    "",
    `  See also: \`AWS API Documentation <https://docs.aws.amazon.com/goto/WebAPI/${uid}/${name}>\`_  `,
    "",
    "",
    "  **Request Syntax**",
    "  ::",
    "",
    ...indented(4, [
      `response = client.${method}${hasInput ? writer.call(operation.input) : "()"}`,
    ]),
    "    ",
    ...(hasInput ? writer.parameters(operation.input) : []),
    "",
    ...(operation.output === unit
      ? ["  :returns: None"]
      : [
          "  :rtype: dict",
          "  :returns: ",
          "    ",
          "    **Response Syntax**",
          "",
          "    ",
          "    ::",
          "",
          ...indented(6, [writer.value(operation.output, [])]),
          "      ",
          "    **Response Structure**",
          "",
          "    ",
          "",
          ...indented(4, writer.entry(undefined, operation.output, false, [])),
        ]),
    "  ",
    ...(operation.errors.length === 0
      ? []
      : [
          "  **Exceptions**",
          "  ",
          ...operation.errors.flatMap((error) => [
            `  *   :py:class:\`${client}.Client.exceptions.${nameOf(error)}\``,
            "",
            "  ",
          ]),
        ]),
  ];
  return page(`${lines.join("\n")}\n`, `${method}.rst`);
}

class Writer {
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
  }

  call(input: ShapeId): string {
    const members = membersOf(expectData(this.#model, input));
    const args = members.map(({ name, target }) => `${name}=${this.value(target, [input])}`);
    return args.length === 0 ? "()" : `(\n${indentedText(args.join(",\n"))}\n)`;
  }

  /** How request and response syntax have a value. */
  value(id: ShapeId, around: readonly ShapeId[]): string {
    if (around.includes(id)) return "{'... recursive ...'}";
    const shape = expectData(this.#model, id);
    const within = [...around, id];
    switch (shape.type) {
      case "structure":
      case "union": {
        const members = membersOf(shape).map((member) => {
          return `'${member.name}': ${this.value(member.target, within)}`;
        });
        const text = members.length === 0 ? "{}" : `{\n${indentedText(members.join(",\n"))}\n}`;
        return shape.traits.streaming === true ? `EventStream(${text})` : text;
      }
      case "list":
        return `[\n${indentedText(`${this.value(shape.member.target, within)},`)}\n]`;
      case "map":
        return `{\n${indentedText(`'string': ${this.value(shape.value.target, within)}`)}\n}`;
      case "enum":
        return shape.members.map(({ value }) => `'${value}'`).join("|");
      case "intEnum":
        return "123";
      case "blob":
        return shape.traits.streaming === true ? "StreamingBody()" : "b'bytes'";
      case "boolean":
      case "string":
      case "byte":
      case "short":
      case "integer":
      case "long":
      case "float":
      case "double":
      case "bigInteger":
      case "bigDecimal":
      case "timestamp":
      case "document":
        return defaults[shape.type];
    }
  }

  parameters(input: ShapeId): readonly string[] {
    return membersOf(expectData(this.#model, input)).flatMap((member) => {
      const type = this.#typeOf(member.target).replaceAll("*", "");
      return [
        `  :type ${member.name}: ${type}`,
        `  :param ${member.name}: ${mark(member)}`,
        "",
        ...about(member, 4),
        ...indented(4, this.#within(member.target, true, [input])),
        "",
      ];
    });
  }

  /** How lists of parameters have a member, or an element without a name. */
  entry(
    member: Member | undefined,
    id: ShapeId,
    isRequest: boolean,
    around: readonly ShapeId[],
  ): readonly string[] {
    const name = member === undefined || isNameless(member) ? "" : `**${member.name}** `;
    const type = this.#typeOf(id);
    const shownType = type.startsWith(":") ? `(${type}) --` : `*(${type}) --*`;
    return [
      "",
      `- ${name}${shownType} ${isRequest && member !== undefined ? mark(member) : ""}`,
      "",
      ...(member === undefined ? [] : about(member, 2)),
      ...indented(2, this.#within(id, isRequest, around)),
      "",
    ];
  }

  #within(id: ShapeId, isRequest: boolean, around: readonly ShapeId[]): readonly string[] {
    if (around.includes(id)) return [];
    const shape = expectData(this.#model, id);
    const within = [...around, id];
    const inside = (member: Member): readonly string[] =>
      this.entry(member, member.target, isRequest, within);
    if (shape.type === "map") return [...inside(shape.key), ...indented(2, inside(shape.value))];
    return [
      ...(shape.type === "union" && shape.traits.streaming !== true ? [taggedUnion(shape)] : []),
      ...membersOf(shape).flatMap(inside),
    ];
  }

  #typeOf(id: ShapeId): string {
    const shape = expectData(this.#model, id);
    switch (shape.type) {
      case "structure":
      case "map":
        return "dict";
      case "union":
        return shape.traits.streaming === true ? ":class:`.EventStream`" : "dict";
      case "blob":
        return shape.traits.streaming === true ? ":class:`.StreamingBody`" : "bytes";
      case "list":
        return "list";
      case "enum":
      case "string":
        return "string";
      case "byte":
      case "short":
      case "integer":
      case "long":
      case "intEnum":
        return "integer";
      case "float":
      case "double":
        return "float";
      case "bigInteger":
      case "bigDecimal":
      case "boolean":
        return shape.type;
      case "timestamp":
        return "datetime";
      case "document":
        return ":ref:`document<document>`";
    }
  }
}

const defaults: Readonly<Record<Exclude<SimpleType, "blob">, string>> = {
  boolean: "True|False",
  string: "'string'",
  byte: "...",
  short: "...",
  integer: "123",
  long: "123",
  float: "...",
  double: "123.0",
  bigInteger: "...",
  bigDecimal: "...",
  timestamp: "datetime(2015, 1, 1)",
  document: "{...}|[...]|123|123.4|'string'|True|None",
};

function taggedUnion(shape: DataShape): string {
  const names = membersOf(shape).map(({ name }) => `\`\`${name}\`\``);
  return `.. note::    This is a Tagged Union structure. Only one of the     following top level keys can be set: ${names.join(", ")}. `;
}

function isNameless({ name }: Member): boolean {
  return ["member", "key", "value"].includes(name);
}

function mark({ traits }: Member): string {
  return traits.required === true ? "**[REQUIRED]** " : "";
}

function about({ traits }: Member, indent: number): readonly string[] {
  const token =
    traits.idempotencyToken === true ? "This field is autopopulated if not provided." : "";
  const text = `${traits.documentation ?? ""}${token}`;
  return text === "" ? [] : ["", `${" ".repeat(indent)}${text}`, ""];
}

function indented(spaces: number, texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split("\n").map((line) => " ".repeat(spaces) + line));
}

function indentedText(text: string): string {
  return indented(4, [text]).join("\n");
}
