// Proof that Markdown becomes safe, plain HTML with its notes where they belong.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Prose } from "./prose";

const html = (markdown: string) => renderToStaticMarkup(<Prose markdown={markdown} locale="en" />);

describe("what people may not put on a page", () => {
  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<iframe src=https://elsewhere.invalid></iframe>",
    "<p style='position:fixed'>x</p>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "<javascript:alert(1)>",
    "![x](https://elsewhere.invalid/pixel.gif)",
    "[x]: javascript:alert(1)\n\n[x]",
    "note[^a]\n\n[^a]: [x](javascript:alert(1)) <img src=x onerror=alert(1)>",
    '[x](https://a.invalid "onmouseover=alert(1)")',
    "| a |\n|:-:|\n| <b onclick=alert(1)>x</b> |",
    "```html\n<script>alert(1)</script>\n```",
    "- [ ] task <input autofocus onfocus=alert(1)>",
  ])("%j", (markdown) => {
    const written = html(markdown);
    expect(written).not.toMatch(/<(script|img|svg|iframe|input|style|object|embed|form)\b/i);
    expect(written).not.toMatch(/<[^>]*\s(on\w+|style|src)\s*=/i);
    expect(written).not.toMatch(/href="\s*(javascript|data|vbscript)/i);
  });
});

describe("links", () => {
  it.each([
    ["https://example.org/a", true],
    ["mailto:post@example.org", true],
    ["/kk/petitions/x", true],
    ["#section-1", true],
    ["ftp://example.org", false],
    ["tel:+77001234567", false],
  ])("%s is kept: %s", (href, isKept) => {
    expect(html(`[words](${href})`).includes(`href="${href}"`)).toBe(isKept);
  });
});

describe("notes", () => {
  const written = html("One.[^a] Two.[^b]\n\nThree.[^a]\n\n[^b]: Second.\n[^a]: First *note*.");

  it("stand after the paragraph that refers to them first", () => {
    expect(written).toMatch(
      /<div class="noted"><p>One\..*?Two\..*?<\/p><div class="notes-beside">.*?id="note-1".*?First <em>note<\/em>\..*?id="note-2".*?Second\.\s*<\/div><\/div><\/div>/s,
    );
  });

  it("are linked both ways, each target once", () => {
    expect(written.match(/href="#note-1"/g)).toHaveLength(2);
    expect(written.match(/id="reference-1"/g)).toHaveLength(1);
    expect(written.match(/href="#reference-1"/g)).toHaveLength(1);
    expect(written).toContain('aria-label="Note 2, back to the text"');
  });

  it("leave no section at the end", () => {
    expect(written).not.toContain("<section");
    expect(written).not.toContain("footnote");
  });
});

describe("headings and blocks", () => {
  it("numbers sections and keeps the page's first heading alone", () => {
    const written = html("# A\n\n## B\n\n## C");
    expect(written).not.toContain("<h1");
    expect(written).toContain('<h2 id="section-1">B</h2>');
    expect(written).toContain('<h2 id="section-2">C</h2>');
  });

  it("hands fenced blocks to who can draw them", () => {
    const drawn = renderToStaticMarkup(
      <Prose
        markdown={"```figure:bars\ndata\n```\n\n```petition\n```\n\n```js\ncode\n```"}
        locale="en"
        drawBlock={(language, source) =>
          language === "js" ? null : <b>{`${language}|${source.trim()}`}</b>
        }
      />,
    );
    expect(drawn).toContain("<b>figure:bars|data</b>");
    expect(drawn).toContain("<b>petition|</b>");
    expect(drawn).toContain("<pre><code");
  });
});
