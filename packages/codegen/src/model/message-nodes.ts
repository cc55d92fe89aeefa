import type {
  MessageData,
  MessageTrigger,
  OperationChoice,
  UnmodelledErrorData,
} from "@shapesmith/contract";
import {
  flag,
  FormError,
  type Form,
  isNodeList,
  isNodeObject,
  listOf,
  nonEmptyText,
  object,
  oneOf,
  optional,
  recordOf,
  required,
  text,
  where,
} from "./node-form.js";
import { grade, httpStatus, scalar } from "./stated-forms.js";
import type { Refusal } from "./traits.js";

export function refusal(): Form<Refusal> {
  return object<Refusal>({
    constraint: required(oneOf("required", "enum", "length", "range", "pattern", "uniqueItems")),
    error: required(nonEmptyText),
    matching: optional(nonEmptyText),
    message: optional(nonEmptyText),
  });
}

export function messages(): Form<Readonly<Record<string, MessageData>>> {
  return where(
    recordOf(message()),
    "an object with at least one message, whose keys are names in camelCase",
    (all) => {
      const names = Object.keys(all);
      return names.length > 0 && names.every((name) => /^[a-z][A-Za-z0-9]*$/.test(name));
    },
  );
}

function message(): Form<MessageData> {
  return object<MessageData>({
    text: required((node, place) => (node === null ? null : nonEmptyText(node, place))),
    grade: required(grade),
    source: required(nonEmptyText),
    members: optional(recordOf(scalar)),
    status: optional(httpStatus),
    operations: optional(messageOperations()),
    variables: optional(recordOf(text)),
    trigger: optional(trigger()),
  });
}

function messageOperations(): Form<OperationChoice> {
  const names = listOf(nonEmptyText);
  const taking = object<{ taking: string; except?: readonly string[] }>({
    taking: required(nonEmptyText),
    except: optional(names),
  });
  return (node, place) => {
    if (isNodeList(node)) return names(node, place);
    if (isNodeObject(node)) return taking(node, place);
    throw new FormError(place.path, "a list of names, or an object with taking", node);
  };
}

function trigger(): Form<MessageTrigger> {
  const request = object<{ request: string }>({ request: required(nonEmptyText) });
  const when = object<{ when: string }>({ when: required(nonEmptyText) });
  return (node, place) => {
    const kinds = isNodeObject(node) ? Object.keys(node) : [];
    if (kinds.length === 1) {
      if (kinds[0] === "request") return request(node, place);
      if (kinds[0] === "when") return when(node, place);
    }
    throw new FormError(place.path, "an object with request or when", node);
  };
}

export function unmodelledError(): Form<UnmodelledErrorData> {
  return object<UnmodelledErrorData>({
    status: required(httpStatus),
    fault: optional(oneOf("client", "server")),
    retryable: optional(object<{ throttling?: boolean }>({ throttling: optional(flag) })),
    operations: optional(listOf(nonEmptyText)),
    contentType: optional(nonEmptyText),
    messages: required(messages()),
  });
}
