import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Which packages of ours each package may import. */
const dependencies = {
  contract: [],
  arbitraries: ["contract"],
  fixtures: ["contract"],
  mocks: ["contract", "arbitraries", "fixtures"],
  codegen: ["contract"],
};

/** Which folders of codegen each of its folders must not know. */
const strangers = {
  model: [
    "cli",
    "config",
    "emitters",
    "merge",
    "output",
    "overlay",
    "plan",
    "readers",
    "typescript",
  ],
  typescript: [
    "cli",
    "config",
    "emitters",
    "merge",
    "model",
    "output",
    "overlay",
    "plan",
    "readers",
  ],
  readers: ["cli", "config", "emitters", "merge", "output", "overlay", "plan", "typescript"],
  merge: ["cli", "config", "emitters", "output", "overlay", "plan", "readers", "typescript"],
  overlay: ["cli", "config", "emitters", "merge", "output", "plan", "typescript"],
  plan: ["cli", "config", "emitters", "merge", "output", "overlay", "readers"],
  emitters: ["cli", "config", "merge", "output", "overlay", "readers"],
  output: ["cli", "config", "merge", "overlay", "readers", "typescript"],
  config: ["cli", "emitters", "merge", "output", "overlay", "plan", "readers", "typescript"],
};

/** They may import whatever the tests need. */
const testSources = ["**/*.test.ts", "**/testing.ts"];

export default defineConfig(
  globalIgnores([
    "**/dist/",
    "services/*/src/",
    "services/*/sdk-check.ts",
    "test/golden/*/expected/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: "./tsconfig.tests.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: "error",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      "no-eval": "error",
      "no-param-reassign": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportAllDeclaration",
          message: "Name what is exported: `export *` makes everything public by accident.",
        },
      ],
      // A module that is loaded with import() is named by the type of that import().
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Records that are built up by name lose members by name too.
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-import-type-side-effects": "error",
      // Spreading a string gives its code points, which is how Smithy counts.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_$", destructuredArrayIgnorePattern: "^_" },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // The compiler names the case that is missing only where no default swallows it.
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
    },
  },
  Object.entries(dependencies).map(([name, allowed]) => ({
    files: [`packages/${name}/src/**/*.ts`],
    ignores: testSources,
    rules: restrictedImports(packageBoundaries(name, allowed)),
  })),
  {
    // An entry of its own, for those who have the client that it is about.
    files: ["packages/mocks/src/dynamodb-document.ts", "packages/mocks/src/documents/**/*.ts"],
    rules: restrictedImports(packageBoundaries("mocks", dependencies.mocks, { loadsSdk: true })),
  },
  Object.entries(strangers).map(([folder, others]) => ({
    files: [`packages/codegen/src/${folder}/**/*.ts`],
    ignores: testSources,
    rules: restrictedImports([
      ...packageBoundaries("codegen", dependencies.codegen),
      {
        regex: `^(?:\\.\\./)+(?:(?:${others.join("|")})/|(?:generate|inspect|read-model)\\.js$)`,
        message: `${folder}/ must not know ${others.join(", ")}, or what runs them.`,
      },
    ]),
  })),
  {
    // Plain JavaScript that is outside the type-checked project.
    files: ["bench/**/*.mjs", "packages/*/bin/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // JSDoc gives the types here; the compiler reads it, these rules do not.
    files: ["**/*.{js,mjs}"],
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    // vitest's matchers, such as expect.any(), are of type any.
    files: ["**/*.test.ts"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    files: ["bench/**", "test/usage/**"],
    rules: { "no-console": "off" },
  },
);

/** @type {(patterns: object[]) => import("eslint").Linter.RulesRecord} */
function restrictedImports(patterns) {
  return { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] };
}

/** @type {(name: string, allowed: string[], options?: { loadsSdk: boolean }) => object[]} */
function packageBoundaries(name, allowed, { loadsSdk } = { loadsSdk: false }) {
  const ours = allowed.length === 0 ? "" : `(?!(?:${allowed.join("|")})(?:/|$))`;
  return [
    {
      regex: `^@shapesmith/${ours}`,
      message: `packages/${name} may import of our packages: ${allowed.join(", ") || "none"}.`,
    },
    {
      regex: "^\\.\\.?/(?:.*/)?src/",
      message: "Import another package by its name.",
    },
    ...(loadsSdk
      ? []
      : [
          {
            regex: "^@(?:aws-sdk|smithy)/",
            allowTypeImports: true,
            message:
              "The SDK is loaded with import() when it is first needed, never with the module.",
          },
        ]),
    {
      regex: "^@faker-js/faker$",
      allowTypeImports: true,
      message: "Import @faker-js/faker/locale/en: loading all locales takes seven times as long.",
    },
  ];
}
