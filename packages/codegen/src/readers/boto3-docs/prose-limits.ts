import type { Bounds } from "../../model/traits.js";

/** A sentence that states a limit and nothing else; its groups are numbers. */
interface Sentence {
  readonly form: RegExp;
  readonly bounds: (numbers: readonly number[]) => Bounds;
}

/** As a whole, with commas or without: not the `51` of `51,200`, nor that of `51.2`. */
const number = String.raw`(\d{1,3}(?:,\d{3})+|\d+)(?![\d,.]*\d)`;
/** A unit, or nothing; then the sentence ends or goes on after a comma. */
const tail = String.raw`(?: (?<unit>[A-Za-z]+))?(?=[.,;)]|$)`;

function both([min, max]: readonly number[]): Bounds {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function only(side: "min" | "max"): Sentence["bounds"] {
  return ([bound]) => (bound === undefined ? {} : { [side]: bound });
}

function sentence(form: string, bounds: Sentence["bounds"]): Sentence {
  return { form: new RegExp(form, "i"), bounds };
}

const ofNumbers: readonly Sentence[] = [
  sentence(`\\bany (?:whole )?number between ${number} and ${number}${tail}`, both),
  sentence(`\\bmust be (?:a (?:whole )?number )?between ${number} and ${number}${tail}`, both),
  sentence(`\\bmaximum (?:allowed )?value is ${number}${tail}`, only("max")),
  sentence(`\\bminimum (?:allowed )?value is ${number}${tail}`, only("min")),
  sentence(`\\bmaximum value of ${number}${tail}`, only("max")),
  sentence(`\\bminimum value of ${number}${tail}`, only("min")),
];

const ofStrings: readonly Sentence[] = [
  sentence(
    `\\bmust be between ${number} and ${number} characters(?: long| in length)?(?=[.,;)]|$)`,
    both,
  ),
  sentence(`\\bmaximum length of ${number}(?: characters)?(?=[.,;)]|$)`, only("max")),
  sentence(`\\bminimum length of ${number}(?: characters)?(?=[.,;)]|$)`, only("min")),
];

/** Words of a sentence that holds in some cases only, or speaks of another thing. */
const conditional =
  /\b(?:if|when|while|unless|except|otherwise|depend(?:s|ing)?|for example|e\.g\.|such as|recommend(?:ed)?|by default,|only for|applies|each|per|together|combined|total)\b/i;

/**
 * The limits of a number's value or a string's length, where a text states them as plain numbers and
 * leaves no doubt: sentences with a condition are passed over, and so is all of a text that gives
 * two numbers for the same limit.
 */
export function proseLimits(text: string, of: "number" | "string"): Bounds | undefined {
  const stated: Bounds[] = [];
  for (const one of text.split(/(?<=[.!?])\s+/)) {
    if (conditional.test(one)) continue;
    for (const { form, bounds } of of === "number" ? ofNumbers : ofStrings) {
      const found = form.exec(one);
      if (found === null || !isInUnit(text, found.groups?.["unit"])) continue;
      const numbers = found.slice(1).filter((group) => /^\d/.test(group));
      stated.push(bounds(numbers.map(toNumber)));
    }
  }
  const min = agreed(stated.map((bounds) => bounds.min));
  const max = agreed(stated.map((bounds) => bounds.max));
  if (min === "contradictory" || max === "contradictory") return undefined;
  if (min === undefined && max === undefined) return undefined;
  if (min !== undefined && max !== undefined && min > max) return undefined;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** A number of seconds can have a maximum of 28 days: the text has to say that it is in that unit. */
function isInUnit(text: string, unit: string | undefined): boolean {
  return unit === undefined || new RegExp(`\\bin ${unit}\\b`, "i").test(text);
}

function toNumber(digits: string): number {
  return Number(digits.replaceAll(",", ""));
}

function agreed(values: readonly (number | undefined)[]): number | "contradictory" | undefined {
  const different = new Set(values.filter((value) => value !== undefined));
  if (different.size > 1) return "contradictory";
  const [value] = different;
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}
