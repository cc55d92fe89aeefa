const common = {
  "wrong type": (value) => ({ ...value, MemorySize: "128" }),
  "no whole number": (value) => ({ ...value, Timeout: 1.5 }),
  "out of range": (value) => ({ ...value, MemorySize: 1 }),
  "too long": (value) => ({ ...value, Description: "x".repeat(257) }),
  "no such enum value": (value) => ({ ...value, Runtime: "cobol" }),
  "does not match the pattern": (value) => ({ ...value, Role: "nobody" }),
  "a bad key of a map": (value) => ({ ...value, Environment: { Variables: { "1-A": "x" } } }),
  "no required member inside": (value) => ({ ...value, EphemeralStorage: {} }),
  "an unknown member": (value) => ({ ...value, Unknown: true }),
};

/** Ways to break one thing about a value, each of another kind, by the name of the shape. */
const faults = {
  UpdateFunctionConfigurationRequest: {
    ...common,
    "no required member": ({ FunctionName: _, ...rest }) => rest,
    "a bad element": (value) => ({ ...value, Layers: ["not an ARN"] }),
  },
  FunctionConfiguration: {
    ...common,
    "a bad element": (value) => ({ ...value, Layers: [{ Arn: "not an ARN" }] }),
  },
};

/** Copies of valid values of the shape, each with one fault. */
export function withOneFault(name, values) {
  const breakers = Object.values(faults[name]);
  return values.map((value, index) => breakers[index % breakers.length](value));
}
