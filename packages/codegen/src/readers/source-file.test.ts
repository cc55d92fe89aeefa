import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readTextFile } from "./source-file.js";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "shapesmith-files-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(name: string, content: string | Uint8Array): string {
  const file = join(root, name);
  writeFileSync(file, content);
  return file;
}

describe("a file of text", () => {
  it("is read with its name and the hash of its bytes", () => {
    const file = put("a.json", "{}");
    expect(readTextFile(file, "source")).toEqual({
      path: file,
      name: "a.json",
      text: "{}",
      hash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    });
  });

  it("may begin with a byte order mark", () => {
    expect(readTextFile(put("a.json", "\ufeff{}"), "source").text).toBe("{}");
  });

  it("may be compressed, and has the hash of what was compressed", () => {
    const plain = readTextFile(put("a.json", '{"a":1}'), "source");
    const packed = readTextFile(put("a.json.gz", gzipSync('{"a":1}')), "source");
    expect(packed).toMatchObject({ name: "a.json.gz", text: plain.text, hash: plain.hash });
  });
});

describe("what is refused", () => {
  const refused = (file: string, reason: string): void => {
    expect(() => readTextFile(file, "source")).toThrow(`${file} cannot be read: ${reason}`);
  };

  it("a file that is not there, and a directory", () => {
    refused(join(root, "none"), "there is no such file. Check the path.");
    refused(root, "it is a directory. Give the path of a file.");
  });

  it("a link that leads to itself", () => {
    symlinkSync(join(root, "loop"), join(root, "loop"));
    refused(join(root, "loop"), "it is a symbolic link that leads to itself.");
  });

  it.skipIf(process.platform === "win32")("a pipe, which would be waited for without end", () => {
    execFileSync("mkfifo", [join(root, "pipe")]);
    refused(join(root, "pipe"), "it is a pipe, a device or a socket.");
    refused("/dev/zero", "it is a pipe, a device or a socket.");
  });

  it("a file of 200 MB, before it is read", () => {
    const file = put("large.json", "");
    truncateSync(file, 200 * 1024 * 1024);
    refused(file, "it has 200 MB, and no description of a service has more than 128 MB.");
  });

  it("a file that unpacks to more than that", () => {
    const packed = gzipSync(Buffer.alloc(129 * 1024 * 1024), { level: 1 });
    refused(put("bomb.json.gz", packed), "it is compressed by gzip and cannot be unpacked");
    refused(put("cut.json.gz", packed.subarray(0, 100)), "it is compressed by gzip");
  });

  it("what is not UTF-8", () => {
    refused(put("latin1", Buffer.from([0x22, 0xe9, 0x22])), "it is not UTF-8. Convert it");
    refused(put("wide", Buffer.from("\ufeff{}", "utf16le")), "it is UTF-16, not UTF-8. Convert it");
  });
});
