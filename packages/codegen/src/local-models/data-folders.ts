import { posix, win32 } from "node:path";
import type { Machine } from "./machine.js";

/**
 * Where botocore's data can be: folders that hold one folder for each service. Likeliest first, and
 * with `*` for a part of one name. What is named by the environment comes first, as it does for
 * botocore (`AWS_DATA_PATH`) and Python (`VIRTUAL_ENV`, `PYTHONPATH`).
 *
 * @param cwd The project, which may have a virtual environment of its own.
 */
export function dataFolderPatterns(machine: Machine, cwd: string): readonly string[] {
  const { env, home, platform } = machine;
  const paths = platform === "win32" ? win32 : posix;
  const join = (...parts: readonly string[]): string => paths.join(...parts);
  const listed = (name: string): readonly string[] =>
    (env[name] ?? "").split(paths.delimiter).filter((path) => path !== "");
  const environments = [
    ...[env["VIRTUAL_ENV"], env["CONDA_PREFIX"]].filter(
      (path) => path !== undefined && path !== "",
    ),
    join(cwd, ".venv"),
    join(cwd, "venv"),
    join(env["PIPX_HOME"] ?? join(home, ".local", "share", "pipx"), "venvs", "*"),
    join(home, ".local", "pipx", "venvs", "*"),
    join(home, ".local", "share", "uv", "tools", "*"),
    join(env["PYENV_ROOT"] ?? join(home, ".pyenv"), "versions", "*"),
  ].filter((path) => path !== undefined);
  const sites = [
    ...listed("PYTHONPATH"),
    ...environments.map((path) =>
      platform === "win32"
        ? join(path, "Lib", "site-packages")
        : join(path, "lib", "python3*", "site-packages"),
    ),
    ...systemSites(machine),
  ];
  return [
    ...listed("AWS_DATA_PATH"),
    join(home, ".aws", "models"),
    ...sites.flatMap((site) => [
      join(site, "botocore", "data"),
      // The AWS CLI 2 has a copy of its own.
      join(site, "awscli", "botocore", "data"),
    ]),
    ...commandLines(machine).map((path) => join(path, "awscli", "botocore", "data")),
  ];
}

/** Where Python's packages lie when they are installed for a user or for everybody. */
function systemSites({ env, home, platform }: Machine): readonly string[] {
  switch (platform) {
    case "win32":
      return [
        win32.join(env["APPDATA"] ?? win32.join(home, "AppData", "Roaming"), "Python", "Python3*"),
        win32.join(
          env["LOCALAPPDATA"] ?? win32.join(home, "AppData", "Local"),
          "Programs",
          "Python",
          "Python3*",
          "Lib",
        ),
      ].map((path) => win32.join(path, "site-packages"));
    case "darwin":
      return [
        posix.join(home, "Library/Python/3*/lib/python/site-packages"),
        ...["/opt/homebrew", "/usr/local"].flatMap(homebrewSites),
        "/Library/Frameworks/Python.framework/Versions/3*/lib/python3*/site-packages",
      ];
    case "linux":
      return [
        posix.join(home, ".local/lib/python3*/site-packages"),
        "/usr/local/lib/python3*/site-packages",
        "/usr/local/lib/python3*/dist-packages",
        "/usr/lib/python3/dist-packages",
        "/usr/lib/python3*/site-packages",
        "/usr/lib64/python3*/site-packages",
        ...homebrewSites("/home/linuxbrew/.linuxbrew"),
      ];
  }
}

function homebrewSites(prefix: string): readonly string[] {
  return [
    posix.join(prefix, "lib/python3*/site-packages"),
    posix.join(prefix, "Cellar/awscli/*/libexec/lib/python3*/site-packages"),
  ];
}

/** Where the installers of the AWS CLI 2 put it. */
function commandLines({ env, home, platform }: Machine): readonly string[] {
  switch (platform) {
    case "win32":
      return [win32.join(env["ProgramFiles"] ?? "C:\\Program Files", "Amazon", "AWSCLIV2")];
    case "darwin":
      return ["/usr/local/aws-cli", posix.join(home, "aws-cli")];
    case "linux":
      return ["/usr/local/aws-cli", posix.join(home, ".local/aws-cli")].map((path) =>
        posix.join(path, "v2/current/dist"),
      );
  }
}
