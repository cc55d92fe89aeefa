import { homedir } from "node:os";

/** What decides where programs are installed. */
export interface Machine {
  /** `linux` stands for every system that is laid out as Linux is. */
  readonly platform: "darwin" | "linux" | "win32";
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function thisMachine(): Machine {
  const { platform } = process;
  const known = platform === "darwin" || platform === "win32" ? platform : "linux";
  return { platform: known, home: homedir(), env: process.env };
}
