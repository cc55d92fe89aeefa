import type { AliasConfiguration, FunctionConfiguration } from "@shapesmith/lambda/types";
import { aliasConfiguration, functionConfiguration, operations } from "@shapesmith/lambda/fixtures";
import { describe, expect, test } from "vitest";

const FunctionName = functionConfiguration().FunctionName ?? "";
const { GetFunction, GetFunctionConfiguration, ListFunctions } = operations;
const { ListVersionsByFunction, PublishVersion, GetAlias, ListAliases } = operations;

/** What tells one version from another. */
const own = ({
  FunctionArn,
  Version,
  RevisionId,
  LastModified,
}: FunctionConfiguration): object => ({
  FunctionArn,
  Version,
  RevisionId,
  LastModified,
});

describe("the answers of one world", () => {
  test("have the same function", () => {
    const { Description, RevisionId, LastModified } = functionConfiguration();
    for (const shown of [
      GetFunction.response().Configuration,
      GetFunctionConfiguration.response(),
      ListFunctions.response().Functions?.[0],
      ListVersionsByFunction.response().Versions?.[0],
    ]) {
      expect(shown).toMatchObject({ Description, RevisionId, LastModified });
    }
  });

  test("have functions of other names with revisions of their own", () => {
    const { RevisionId } = functionConfiguration({ FunctionName: "thumbnails" });
    expect(RevisionId).not.toBe(functionConfiguration().RevisionId);
    const asked = { FunctionName: "thumbnails" };
    expect(GetFunctionConfiguration.response({}, { for: asked }).RevisionId).toBe(RevisionId);
    expect(operations.UpdateFunctionConfiguration.request(asked).RevisionId).toBe(RevisionId);
  });

  test("have the same versions, each with a revision of its own", () => {
    const [latest = {}, first = {}] = ListVersionsByFunction.response().Versions ?? [];
    const read = (Qualifier: string): object =>
      own(GetFunctionConfiguration.response({}, { for: { FunctionName, Qualifier } }));
    expect(read("$LATEST")).toMatchObject({ RevisionId: latest.RevisionId });
    expect(read("1")).toEqual(own(first));
    expect(own(PublishVersion.response())).toEqual(own(first));
    expect(own(functionConfiguration({ Version: "1" }))).toEqual(own(first));
    expect(own(functionConfiguration.in("published"))).toEqual(own(first));
    const versions = ["$LATEST", "1", "2", "9999999999"].map((Version) =>
      functionConfiguration({ Version }),
    );
    expect(new Set(versions.map(({ RevisionId }) => RevisionId)).size).toBe(versions.length);
    expect(new Set(versions.map(({ CodeSha256 }) => CodeSha256)).size).toBe(1);
  });

  test("have the same aliases, each with a revision of its own, that of no function", () => {
    const [live = {}, canary = {}] = ListAliases.response().Aliases ?? [];
    expect(aliasConfiguration()).toEqual(live);
    const read = (Name: string): AliasConfiguration =>
      GetAlias.response({}, { for: { FunctionName, Name } });
    expect(read("live")).toMatchObject(live);
    expect(read("canary")).toMatchObject(canary);
    const { RevisionId, Version } = GetFunctionConfiguration.response(
      {},
      { for: { FunctionName, Qualifier: "live" } },
    );
    expect(Version).toBe(live.FunctionVersion);
    const revisions = [RevisionId, functionConfiguration().RevisionId];
    expect(new Set([...revisions, live.RevisionId, canary.RevisionId]).size).toBe(4);
  });

  test("have errors that speak of the same function", () => {
    const { CodeSha256 } = functionConfiguration();
    const { InvalidParameterValueException: refused } = PublishVersion.error;
    for (const other of [undefined, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="]) {
      const request = other === undefined ? undefined : { FunctionName, CodeSha256: other };
      const { message } = refused({}, { message: "codeDiffers", for: request });
      expect(message).toContain(`in $LATEST (${CodeSha256}).`);
      expect(message).not.toContain(`CodeSHA256 (${CodeSha256}) is different`);
    }
  });

  test("keep what a call says of a version that a situation numbers", () => {
    const given = { RevisionId: "f0e1d2c3-0000-4000-8000-000000000000" };
    expect(functionConfiguration.in("published", given)).toMatchObject(given);
  });
});
