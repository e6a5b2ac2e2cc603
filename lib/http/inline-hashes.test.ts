// Which inline scripts a document's policy lets run.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { inlineHashes, isFrameworkScript } from "./inline-hashes";

const runtime = readFileSync(
  createRequire(import.meta.url).resolve(
    "next/dist/compiled/react-dom/cjs/react-dom-server.node.production.js",
  ),
  "utf8",
);
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const isOurs = (text: string) => isFrameworkScript(text, runtime);

describe("a document's policy", () => {
  it("names each inline script and style once", () => {
    const push = 'self.__next_f.push([1,"Қазақша \\u003c/script\\u003e"])';
    const html = `<style>a{b:c}</style><script>${push}</script><script id="x">${push}</script>`;
    expect(inlineHashes(html, isOurs)).toEqual({
      scripts: [hash(push)],
      styles: [hash("a{b:c}")],
      refused: 0,
    });
  });

  it("leaves out scripts with an address and data", () => {
    const html = `<script src="/a.js" async=""></script><script type="application/ld+json">{}</script>`;
    expect(inlineHashes(html, isOurs)).toEqual({ scripts: [], styles: [], refused: 0 });
  });

  it("does not bless what was injected", () => {
    const html = `<p><script>alert(1)</script><SCRIPT type=module>alert(2)</SCRIPT ></p>`;
    expect(inlineHashes(html, isOurs)).toMatchObject({ scripts: [], refused: 2 });
  });
});

describe("Next's and React's own scripts", () => {
  it.each([
    "(self.__next_f=self.__next_f||[]).push([0])",
    "(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([2,null])",
    'self.__next_f.push([1,"a\\nb"])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/a.js"],"runtimeModuleIds":[1]});',
    "requestAnimationFrame(function(){$RT=performance.now()});",
    '$RC("B:0","S:0")',
    /'(addEventListener\("submit",.+?)'\n/.exec(runtime)?.[1]?.replaceAll("\\'", "'") ?? "missing",
  ])("%.60s", (text) => {
    expect(isOurs(text)).toBe(true);
  });

  it.each([
    "alert(1)",
    'self.__next_f.push([1,"a"]);alert(1)',
    "self.__next_f.push([1,alert(1)])",
    'self.__next_f.push([1,"a"]),alert([1])',
    '$RC("a");alert(1)',
    "function",
    "",
  ])("not %s", (text) => {
    expect(isOurs(text)).toBe(false);
  });
});
