import { expect, it, vi } from "vitest";
import { contractOf } from "./contract.js";
import type { ServiceData } from "./data.js";

const data: ServiceData = {
  id: "example.books#Books",
  shapes: { Title: { type: "string", length: { min: 1 } } },
  operations: { Close: {} },
};

it("asks for its data when something of it is first needed, and once", () => {
  const load = vi.fn(() => data);
  const { shapes, operations } = contractOf<{ Title: string }, Record<"Close", never>>(
    load,
    import.meta.url,
  );
  expect(load).not.toHaveBeenCalled();
  expect(shapes.Title.validate("")).toHaveLength(1);
  expect(operations.Close.name).toBe("Close");
  expect(load).toHaveBeenCalledTimes(1);
});
