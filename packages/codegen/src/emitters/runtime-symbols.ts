import type { ImportedSymbol } from "../typescript/source-file.js";

const value = (module: string, name: string): ImportedSymbol => ({ module, name, isType: false });
const type = (module: string, name: string): ImportedSymbol => ({ module, name, isType: true });

const contract = "@shapesmith/contract";
const arbitraries = "@shapesmith/arbitraries";
const fixtures = "@shapesmith/fixtures";
const mocks = "@shapesmith/mocks";

/** A name of the runtime packages that emitted code may use. */
export type RuntimeName =
  | "BigDecimalValue"
  | "BlobPayloadInput"
  | "BlobPayloadOutput"
  | "Contract"
  | "contractOf"
  | "DocumentValue"
  | "ExampleRecord"
  | "InEach"
  | "InSituation"
  | "OperationContracts"
  | "ResponseMetadata"
  | "ServiceData"
  | "ShapeContracts"
  | "StreamingBlobInput"
  | "StreamingBlobOutput"
  | "TaggedMembers"
  | "TaggedUnion"
  | "ArbitraryFactory"
  | "arbitraryOf"
  | "ObservedArbitraryFactory"
  | "SituationArbitraryFactory"
  | "situationArbitraryOf"
  | "ErrorArbitraries"
  | "errorArbitraries"
  | "SequenceArbitraries"
  | "sequenceArbitraries"
  | "OperationArbitraries"
  | "operationArbitraries"
  | "CaseSequenceFixture"
  | "SequenceFixture"
  | "sequenceFixtures"
  | "CaseFixtures"
  | "caseFixtures"
  | "FixtureFactory"
  | "fixtureOf"
  | "ObservedFixtureFactory"
  | "OperationFixtures"
  | "operationFixtures"
  | "provenance"
  | "SituationFixtureFactory"
  | "situationFixtureOf"
  | "ClientClass"
  | "MockOptions"
  | "mockService"
  | "ServiceMock";

/** Every name of the runtime packages that emitted code may use; a test holds it to their exports. */
export const runtime: Readonly<Record<RuntimeName, ImportedSymbol>> = {
  BigDecimalValue: type(contract, "BigDecimalValue"),
  BlobPayloadInput: type(contract, "BlobPayloadInput"),
  BlobPayloadOutput: type(contract, "BlobPayloadOutput"),
  Contract: type(contract, "Contract"),
  contractOf: value(contract, "contractOf"),
  DocumentValue: type(contract, "DocumentValue"),
  ExampleRecord: type(contract, "ExampleRecord"),
  InEach: type(contract, "InEach"),
  InSituation: type(contract, "InSituation"),
  OperationContracts: type(contract, "OperationContracts"),
  ResponseMetadata: type(contract, "ResponseMetadata"),
  ServiceData: type(contract, "ServiceData"),
  ShapeContracts: type(contract, "ShapeContracts"),
  StreamingBlobInput: type(contract, "StreamingBlobInput"),
  StreamingBlobOutput: type(contract, "StreamingBlobOutput"),
  TaggedMembers: type(contract, "TaggedMembers"),
  TaggedUnion: type(contract, "TaggedUnion"),

  ArbitraryFactory: type(arbitraries, "ArbitraryFactory"),
  arbitraryOf: value(arbitraries, "arbitraryOf"),
  ObservedArbitraryFactory: type(arbitraries, "ObservedArbitraryFactory"),
  SituationArbitraryFactory: type(arbitraries, "SituationArbitraryFactory"),
  situationArbitraryOf: value(arbitraries, "situationArbitraryOf"),
  ErrorArbitraries: type(arbitraries, "ErrorArbitraries"),
  errorArbitraries: value(arbitraries, "errorArbitraries"),
  SequenceArbitraries: type(arbitraries, "SequenceArbitraries"),
  sequenceArbitraries: value(arbitraries, "sequenceArbitraries"),
  OperationArbitraries: type(arbitraries, "OperationArbitraries"),
  operationArbitraries: value(arbitraries, "operationArbitraries"),

  CaseSequenceFixture: type(fixtures, "CaseSequenceFixture"),
  SequenceFixture: type(fixtures, "SequenceFixture"),
  sequenceFixtures: value(fixtures, "sequenceFixtures"),
  CaseFixtures: type(fixtures, "CaseFixtures"),
  caseFixtures: value(fixtures, "caseFixtures"),
  FixtureFactory: type(fixtures, "FixtureFactory"),
  fixtureOf: value(fixtures, "fixtureOf"),
  ObservedFixtureFactory: type(fixtures, "ObservedFixtureFactory"),
  OperationFixtures: type(fixtures, "OperationFixtures"),
  operationFixtures: value(fixtures, "operationFixtures"),
  provenance: value(fixtures, "provenance"),
  SituationFixtureFactory: type(fixtures, "SituationFixtureFactory"),
  situationFixtureOf: value(fixtures, "situationFixtureOf"),

  ClientClass: type(mocks, "ClientClass"),
  MockOptions: type(mocks, "MockOptions"),
  mockService: value(mocks, "mockService"),
  ServiceMock: type(mocks, "ServiceMock"),
};
