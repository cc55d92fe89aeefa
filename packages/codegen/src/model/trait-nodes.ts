import type { CasesData, SituationData, ValidationDialect } from "@shapesmith/contract";
import { bounds } from "./bounds-form.js";
import { lifecycles } from "./lifecycle-form.js";
import { memberRule } from "./member-rule-form.js";
import {
  annotation,
  anyNode,
  count,
  flag,
  FormError,
  type Form,
  ignored,
  isNodeObject,
  listOf,
  nonEmptyText,
  number,
  object,
  oneOf,
  optional,
  recordOf,
  required,
  text,
  where,
} from "./node-form.js";
import { tagged } from "./tagged-form.js";
import { pathExpression } from "./path-expression.js";
import type { NodeObject, Place } from "./node-form.js";
import { messages, refusal, unmodelledError } from "./message-nodes.js";
import type { ShapeId } from "./shape.js";
import { grade, httpStatus } from "./stated-forms.js";
import type {
  Acceptor,
  Example,
  HttpBinding,
  Matcher,
  Node,
  Pagination,
  PathMatcher,
  StatedCondition,
  Traits,
  Waiter,
} from "./traits.js";

/** A trait whose node can be read without knowing what stands around it. */
export type TraitName = Exclude<keyof Traits, "provenance">;

/** A trait's node that has not the form which the trait asks for. */
export interface MalformedTrait {
  /** Absolute id. */
  readonly trait: ShapeId;
  /** Dotted path inside the trait's node; empty when the node itself is meant. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** A property inside a trait's node that the trait does not have. */
export interface SurplusProperty {
  readonly trait: ShapeId;
  readonly path: string;
  readonly known: readonly string[];
}

export interface TraitsRead {
  readonly traits: Traits;
  /** Absolute ids of traits that are not interpreted. */
  readonly unknown: readonly ShapeId[];
  readonly malformed: readonly MalformedTrait[];
  readonly surplus: readonly SurplusProperty[];
}

/** Reads trait nodes, keyed by absolute trait id, into typed traits. A malformed one is left out. */
export function traitsFromNodes(nodes: NodeObject): TraitsRead {
  const traits: Writable<Traits> = {};
  const unknown: ShapeId[] = [];
  const malformed: MalformedTrait[] = [];
  const surplus: SurplusProperty[] = [];
  for (const [trait, node] of Object.entries(nodes)) {
    const name = traitName(trait);
    if (name === undefined) {
      unknown.push(trait);
      continue;
    }
    try {
      readInto(traits, name, tables().forms[name], node, (property) => {
        surplus.push({ trait, ...property });
      });
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      const { path, expected, actual } = error;
      malformed.push({ trait, path, expected, actual });
    }
  }
  return { traits, unknown, malformed, surplus };
}

/** The name in {@link Traits} of an absolute trait id; undefined for a trait that is not interpreted. */
export function traitName(id: ShapeId): TraitName | undefined {
  return tables().byId.get(id);
}

/** The absolute id of an interpreted trait. */
export function traitId(name: TraitName): ShapeId {
  return tables().forms[name].id;
}

/** The absolute ids of all interpreted traits. */
export function traitIds(): readonly ShapeId[] {
  return [...tables().byId.keys()];
}

/** The names of the traits that are there, provenance left out. */
export function traitNames(traits: Traits): readonly TraitName[] {
  return tables().names.filter((name) => traits[name] !== undefined);
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface TraitForm<T> {
  readonly id: ShapeId;
  readonly form: Form<T>;
}

type TraitForms = { readonly [K in TraitName]: TraitForm<Exclude<Traits[K], undefined>> };

function readInto<K extends TraitName>(
  traits: Writable<Traits>,
  name: K,
  { form }: TraitForms[K],
  node: Node,
  surplus: Place["surplus"],
): void {
  traits[name] = form(node, { path: "", surplus });
}

interface Tables {
  readonly forms: TraitForms;
  readonly names: readonly TraitName[];
  readonly byId: ReadonlyMap<ShapeId, TraitName>;
}

let built: Tables | undefined;

function tables(): Tables {
  if (built === undefined) {
    const forms = traitForms();
    // The keys of the table are those of its type and no others.
    const names = Object.keys(forms) as TraitName[];
    built = { forms, names, byId: new Map(names.map((name) => [forms[name].id, name])) };
  }
  return built;
}

function traitForms(): TraitForms {
  const prelude = <T>(name: string, form: Form<T>): TraitForm<T> => ({
    id: `smithy.api#${name}`,
    form,
  });
  return {
    required: prelude("required", annotation),
    length: prelude("length", bounds(count)),
    range: prelude("range", bounds(number)),
    pattern: prelude("pattern", text),
    uniqueItems: prelude("uniqueItems", annotation),
    default: prelude("default", anyNode),
    clientOptional: prelude("clientOptional", annotation),
    sparse: prelude("sparse", annotation),

    sensitive: prelude("sensitive", annotation),
    idempotencyToken: prelude("idempotencyToken", annotation),
    deprecated: prelude(
      "deprecated",
      object<{ message?: string; since?: string }>({
        message: optional(text),
        since: optional(text),
      }),
    ),
    documentation: prelude("documentation", text),
    mediaType: prelude("mediaType", nonEmptyText),

    streaming: prelude("streaming", annotation),
    requiresLength: prelude("requiresLength", annotation),
    eventPayload: prelude("eventPayload", annotation),
    eventHeader: prelude("eventHeader", annotation),

    error: prelude("error", oneOf("client", "server")),
    httpError: prelude("httpError", httpStatus),
    retryable: prelude(
      "retryable",
      object<{ throttling?: boolean }>({ throttling: optional(flag) }),
    ),
    awsQueryError: {
      id: "aws.protocols#awsQueryError",
      form: object<{ code: string; httpResponseCode: number }>({
        code: required(nonEmptyText),
        httpResponseCode: required(httpStatus),
      }),
    },

    http: prelude("http", httpBinding),
    httpLabel: prelude("httpLabel", annotation),
    httpHeader: prelude("httpHeader", nonEmptyText),
    httpQuery: prelude("httpQuery", nonEmptyText),
    httpQueryParams: prelude("httpQueryParams", annotation),
    httpPrefixHeaders: prelude("httpPrefixHeaders", text),
    httpPayload: prelude("httpPayload", annotation),
    httpResponseCode: prelude("httpResponseCode", annotation),
    hostLabel: prelude("hostLabel", annotation),
    endpoint: prelude(
      "endpoint",
      object<{ hostPrefix: string }>({ hostPrefix: required(nonEmptyText) }),
    ),

    timestampFormat: prelude("timestampFormat", oneOf("date-time", "epoch-seconds", "http-date")),
    jsonName: prelude("jsonName", nonEmptyText),
    xmlName: prelude("xmlName", nonEmptyText),
    xmlFlattened: prelude("xmlFlattened", annotation),
    xmlAttribute: prelude("xmlAttribute", annotation),

    service: {
      id: "aws.api#service",
      form: object<{ sdkId?: string }>({
        sdkId: optional(nonEmptyText),
        arnNamespace: ignored,
        cloudFormationName: ignored,
        cloudTrailEventSource: ignored,
        docId: ignored,
        docGroup: ignored,
        endpointPrefix: ignored,
      }),
    },

    iamAction: {
      id: "aws.iam#iamAction",
      form: object<{ name?: string }>({
        name: optional(nonEmptyText),
        createsResources: ignored,
        documentation: ignored,
        relativeDocumentation: ignored,
        requiredActions: ignored,
        resources: ignored,
      }),
    },

    paginated: prelude(
      "paginated",
      object<Pagination>({
        inputToken: required(nonEmptyText),
        outputToken: required(nonEmptyText),
        items: optional(nonEmptyText),
        pageSize: optional(nonEmptyText),
        moreResults: optional(nonEmptyText),
      }),
    ),
    waitable: { id: "smithy.waiters#waitable", form: recordOf(waiter()) },
    examples: prelude("examples", listOf(example())),

    observed: {
      id: "shapesmith#observed",
      form: where(
        listOf(nonEmptyText),
        "a list of different values, at least one",
        (values) => values.length > 0 && new Set(values).size === values.length,
      ),
    },
    omitted: { id: "shapesmith#omitted", form: annotation },
    refusals: { id: "shapesmith#refusals", form: listOf(refusal()) },
    lifecycles: { id: "shapesmith#lifecycles", form: lifecycles() },
    messages: { id: "shapesmith#messages", form: messages() },
    unmodelledErrors: { id: "shapesmith#unmodelledErrors", form: recordOf(unmodelledError()) },
    validation: {
      id: "shapesmith#validation",
      form: object<ValidationDialect>({
        dialect: required(oneOf("coral")),
        error: required(nonEmptyText),
        status: required(httpStatus),
      }),
    },
    conditions: { id: "smithy.contracts#conditions", form: recordOf(condition()) },
    usually: { id: "shapesmith#usually", form: recordOf(memberRule()) },
    situations: { id: "shapesmith#situations", form: recordOf(situation()) },
    tagged: { id: "shapesmith#tagged", form: tagged() },
    cases: {
      id: "shapesmith#cases",
      form: where(recordOf(cases()), "an object whose keys are names in camelCase", (records) =>
        Object.keys(records).every((name) => /^[a-z][A-Za-z0-9]*$/.test(name)),
      ),
    },
    situation: { id: "shapesmith#situation", form: nonEmptyText },
  };
}

const httpBinding: Form<HttpBinding> = (node, place) => {
  const binding = object<{ method: string; uri: string; code?: number }>({
    method: required(nonEmptyText),
    uri: required(nonEmptyText),
    code: optional(httpStatus),
  })(node, place);
  return { method: binding.method, uri: binding.uri, code: binding.code ?? 200 };
};

function waiter(): Form<Waiter> {
  return object<Waiter>({
    acceptors: required(listOf(acceptor())),
    minDelay: optional(count),
    maxDelay: optional(count),
    deprecated: optional(flag),
    documentation: ignored,
    tags: ignored,
  });
}

function acceptor(): Form<Acceptor> {
  return object<Acceptor>({
    state: required(oneOf("success", "failure", "retry")),
    matcher: required(matcher()),
  });
}

function matcher(): Form<Matcher> {
  const path = object<PathMatcher>({
    path: required(nonEmptyText),
    expected: required(text),
    comparator: required(
      oneOf("stringEquals", "booleanEquals", "allStringEquals", "anyStringEquals"),
    ),
  });
  const output = object<{ output: PathMatcher }>({ output: required(path) });
  const inputOutput = object<{ inputOutput: PathMatcher }>({ inputOutput: required(path) });
  const errorType = object<{ errorType: string }>({ errorType: required(nonEmptyText) });
  const success = object<{ success: boolean }>({ success: required(flag) });
  return (node, place) => {
    const kinds = isNodeObject(node) ? Object.keys(node) : [];
    if (kinds.length === 1) {
      if (kinds[0] === "output") return output(node, place);
      if (kinds[0] === "inputOutput") return inputOutput(node, place);
      if (kinds[0] === "errorType") return errorType(node, place);
      if (kinds[0] === "success") return success(node, place);
    }
    const expected = "an object with one of output, inputOutput, errorType, success";
    throw new FormError(place.path, expected, node);
  };
}

function example(): Form<Example> {
  return object<Example>({
    title: required(text),
    input: optional(anyNode),
    output: optional(anyNode),
    error: optional(exampleError),
    allowConstraintErrors: optional(flag),
    documentation: ignored,
  });
}

const exampleError: Form<{ shapeId: string; content: Node }> = (node, place) => {
  const error = object<{ shapeId: string; content?: Node }>({
    shapeId: required(nonEmptyText),
    content: optional(anyNode),
  })(node, place);
  return { shapeId: error.shapeId, content: error.content ?? {} };
};

function situation(): Form<SituationData> {
  return object<SituationData>({
    aspect: optional(nonEmptyText),
    grade: required(grade),
    source: optional(nonEmptyText),
    date: optional(nonEmptyText),
    members: required(recordOf(memberRule())),
    usually: optional(recordOf(memberRule())),
    observed: optional(recordOf(memberRule())),
    typical: optional(recordOf(memberRule())),
    asks: optional(recordOf(memberRule())),
    operations: optional(
      where(listOf(nonEmptyText), "a list of at least one operation", ({ length }) => length > 0),
    ),
  });
}

function condition(): Form<StatedCondition> {
  return object<StatedCondition>({
    expression: required(pathExpression),
    description: optional(text),
    grade: optional(grade),
  });
}

function cases(): Form<CasesData> {
  return object<CasesData>({
    member: required(nonEmptyText),
    text: optional(nonEmptyText),
    situation: required(nonEmptyText),
    situations: optional(recordOf(nonEmptyText)),
    texts: optional(recordOf(text)),
  });
}
