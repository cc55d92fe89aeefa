import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dataFolderPatterns } from "./data-folders.js";
import { findLocalModels } from "./find.js";
import type { Machine } from "./machine.js";
import { serviceFolder } from "./service-folder.js";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-local-")));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

/** A machine on which nothing is installed but what a test puts below its home. */
function machine(env: Machine["env"] = {}): Machine {
  return { platform: "linux", home: join(root, "home"), env };
}

function put(path: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  return file;
}

/** What is found below the folder of the test; the machine that runs it may have more. */
function found(client: string, on: Machine = machine()): readonly string[] {
  return findLocalModels(client, on, join(root, "project")).filter((path) => path.startsWith(root));
}

const model = "lambda/2015-03-31/service-2.json.gz";

describe("where botocore's data is found", () => {
  it.each([
    "home/.local/lib/python3.12/site-packages/botocore/data",
    "project/.venv/lib/python3.9/site-packages/botocore/data",
    "home/.pyenv/versions/3.11.7/lib/python3.11/site-packages/botocore/data",
    "home/.local/share/pipx/venvs/awscli/lib/python3.12/site-packages/awscli/botocore/data",
    "home/.local/share/uv/tools/awscli/lib/python3.12/site-packages/botocore/data",
    "home/.aws/models",
    "home/.local/aws-cli/v2/current/dist/awscli/botocore/data",
  ])("%s", (folder) => {
    const file = put(join(folder, model));
    expect(found("lambda")).toEqual([file]);
    expect(found("sqs")).toEqual([]);
  });

  it.each([
    ["AWS_DATA_PATH", "anywhere", "anywhere"],
    ["VIRTUAL_ENV", "env", "env/lib/python3.13/site-packages/botocore/data"],
    ["CONDA_PREFIX", "conda", "conda/lib/python3.13/site-packages/botocore/data"],
    ["PYTHONPATH", "site", "site/botocore/data"],
    ["PIPX_HOME", "pipx", "pipx/venvs/boto/lib/python3.13/site-packages/botocore/data"],
    ["PYENV_ROOT", "pyenv", "pyenv/versions/3.13.0/lib/python3.13/site-packages/botocore/data"],
  ])("what %s names", (name, value, folder) => {
    const file = put(join(folder, model));
    expect(found("lambda")).toEqual([]);
    const env = { [name]: join(root, value) };
    expect(found("lambda", machine(env))).toEqual([file]);
  });

  it("also through a link, and once where several ways lead there", () => {
    const file = put(join("data", model));
    mkdirSync(join(root, "home/.aws"), { recursive: true });
    symlinkSync(join(root, "data"), join(root, "home/.aws/models"));
    const env = { AWS_DATA_PATH: `:/nowhere:${join(root, "data")}:${join(root, "data/")}` };
    expect(found("lambda", machine(env))).toEqual([file]);
  });

  it("in the order in which Python and botocore would take it", () => {
    const first = put(join("env/lib/python3.9/site-packages/botocore/data", model));
    const second = put(join("home/.local/lib/python3.9/site-packages/botocore/data", model));
    expect(found("lambda", machine({ VIRTUAL_ENV: join(root, "env") }))).toEqual([first, second]);
  });

  it.each([
    ["darwin", "/Users/a", "/usr/local/aws-cli/awscli/botocore/data"],
    [
      "darwin",
      "/Users/a",
      "/opt/homebrew/Cellar/awscli/*/libexec/lib/python3*/site-packages/awscli/botocore/data",
    ],
    ["darwin", "/Users/a", "/Users/a/Library/Python/3*/lib/python/site-packages/botocore/data"],
    ["linux", "/home/a", "/usr/local/aws-cli/v2/current/dist/awscli/botocore/data"],
    ["linux", "/home/a", "/usr/lib/python3/dist-packages/botocore/data"],
    ["win32", "C:\\Users\\a", "C:\\Program Files\\Amazon\\AWSCLIV2\\awscli\\botocore\\data"],
    [
      "win32",
      "C:\\Users\\a",
      "C:\\Users\\a\\AppData\\Roaming\\Python\\Python3*\\site-packages\\botocore\\data",
    ],
  ] as const)("on %s, home %s: %s", (platform, home, pattern) => {
    expect(dataFolderPatterns({ platform, home, env: {} }, "/w")).toContain(pattern);
  });
});

describe("which model is taken", () => {
  it("is the newest version that is a description of the service", () => {
    put("home/.aws/models/lambda/2014-11-11/service-2.json");
    const file = put("home/.aws/models/lambda/2015-03-31/service-2.json");
    put("home/.aws/models/lambda/2016-01-01/waiters-2.json");
    expect(found("lambda")).toEqual([file]);
  });

  it.each([
    ["lambda", "lambda"],
    ["application-auto-scaling", "application-autoscaling"],
    ["sfn", "stepfunctions"],
    ["cognito-identity-provider", "cognito-idp"],
    ["elastic-load-balancing-v2", "elbv2"],
  ])("that of %s is in %s", (client, folder) => {
    const folders = [
      "elb",
      "elbv2",
      "application-autoscaling",
      "cognito-idp",
      "lambda",
      "stepfunctions",
    ];
    expect(serviceFolder(client, folders)).toBe(folder);
  });

  it("is none for a service that there is no folder of", () => {
    expect(serviceFolder("nothing", ["lambda"])).toBeUndefined();
    expect(serviceFolder("constructor", ["lambda"])).toBeUndefined();
  });
});
