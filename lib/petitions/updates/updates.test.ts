// Proves that the feed is an Atom feed whatever stands in it, and what a letter makes of Markdown.
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { atomFeed, type Feed, plainParagraphs, updateState } from "./rules";
import { updateForm, updateFormValues, updateInput } from "./schema";

type Element = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  inside: Element[];
};

/** Reads XML strictly, namespaces resolved. @throws where it is not well-formed */
function parse(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: "", attributes: {}, text: "", inside: [] };
  const open: Element[] = [root];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([name, { value }]) => [name, value]),
    );
    const made = { name: `{${tag.uri}}${tag.local}`, attributes, text: "", inside: [] };
    open.at(-1)?.inside.push(made);
    open.push(made);
  });
  parser.on("text", (text) => {
    const at = open.at(-1);
    if (at) at.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  const [feed] = root.inside;
  if (!feed) throw new Error("Empty.");
  return feed;
}

const atom = (name: string) => `{http://www.w3.org/2005/Atom}${name}`;
const all = (within: Element, name: string) =>
  within.inside.filter((element) => element.name === atom(name));
const one = (within: Element, name: string): Element => {
  const [found, ...more] = all(within, name);
  if (!found || more.length > 0) throw new Error(`${more.length + 1} of ${name}`);
  return found;
};

const entry = {
  id: "0192f0c1-0000-7000-8000-000000000001",
  title: 'Tom & "Jerry" <b>',
  body: "First **bold** words.\n\n<script>alert(1)</script>\n\nSecond & last.",
  publishedAt: new Date("2026-11-20T08:00:00Z"),
  updatedAt: new Date("2026-11-21T08:00:00Z"),
  href: "https://site.test/kk/petitions/homes/updates/1?a=1&b=2",
};

const feed: Feed = {
  locale: "kk",
  petitionId: "0192f0c1-0000-7000-8000-000000000000",
  title: "Жаңалықтар",
  author: "Науқан",
  self: "https://site.test/kk/petitions/homes/updates.atom",
  page: "https://site.test/kk/petitions/homes/updates",
  since: new Date("2026-11-01T08:00:00Z"),
  entries: [entry],
};

/** What RFC 4287 §4.1.1 and §4.1.2 ask of every feed and entry. */
function expectValid(xml: string): Element {
  const parsed = parse(xml);
  expect(parsed.name).toBe(atom("feed"));
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
  for (const part of [parsed, ...all(parsed, "entry")]) {
    expect(one(part, "id").text).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    one(part, "title");
    expect(one(part, "updated").text).toMatch(instant);
  }
  one(one(parsed, "author"), "name");
  const self = all(parsed, "link").filter(({ attributes }) => attributes.rel === "self");
  expect(self.map(({ attributes }) => attributes.href)).toEqual([feed.self]);
  return parsed;
}

describe("the feed", () => {
  it("has what Atom asks for, and says what stands in the update", () => {
    const parsed = expectValid(atomFeed(feed));
    const first = one(parsed, "entry");
    expect(one(first, "title").text).toBe(entry.title);
    expect(one(first, "link").attributes.href).toBe(entry.href);
    expect(one(first, "content").attributes.type).toBe("html");
    expect(one(first, "content").text).toBe("<p>First bold words.</p>\n<p>Second &amp; last.</p>");
    expect(one(parsed, "updated").text).toBe("2026-11-21T08:00:00.000Z");
  });

  it("keeps its ids wherever the site moves, one for each language", () => {
    const ids = (wish: Partial<Feed>) => {
      const parsed = parse(atomFeed({ ...feed, ...wish }));
      return [one(parsed, "id").text, one(one(parsed, "entry"), "id").text];
    };
    expect(ids({ self: "https://other.test/feed" })).toEqual(ids({}));
    expect(new Set([...ids({}), ...ids({ locale: "ru" })]).size).toBe(4);
  });

  it("is valid while it is empty", () => {
    const parsed = expectValid(atomFeed({ ...feed, entries: [] }));
    expect(one(parsed, "updated").text).toBe(feed.since.toISOString());
  });

  it("is valid whatever organisers write", () => {
    const any = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(any, any, any, (title, body, author) => {
        const entries = [{ ...entry, title, body }];
        expectValid(atomFeed({ ...feed, title, author, entries }));
      }),
    );
    for (const hostile of [
      "]]>",
      "<![CDATA[",
      "\u0000\u0008\ufffe",
      "\ud800",
      "&lt;!--",
      "<?xml?>",
    ]) {
      expectValid(atomFeed({ ...feed, entries: [{ ...entry, title: hostile, body: hostile }] }));
    }
  });
});

describe("Markdown in a letter", () => {
  it("becomes plain paragraphs, with addresses where links were", () => {
    const markdown = [
      "# Heading",
      "Words with *weight* and [a link](https://example.org/x), <https://example.org>.",
      "- one\n- two",
      "2. first\n3. second",
      "> quoted\n> further",
      "![picture](https://evil.test/x.png)",
      "<img src=x onerror=alert(1)>",
      "[bad](javascript:alert(1))",
      "---",
      "Line one  \nline two",
    ].join("\n\n");
    expect(plainParagraphs(markdown)).toEqual([
      "Heading",
      "Words with weight and a link (https://example.org/x), https://example.org.",
      "– one",
      "– two",
      "2. first",
      "3. second",
      "quoted\nfurther",
      "bad",
      "Line one\nline two",
    ]);
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void plainParagraphs(text)));
  });
});

describe("an update", () => {
  it("is a draft, published, or retracted", () => {
    const at = new Date(0);
    expect(updateState({ publishedAt: null, retractedAt: null })).toBe("draft");
    expect(updateState({ publishedAt: at, retractedAt: null })).toBe("published");
    expect(updateState({ publishedAt: at, retractedAt: at })).toBe("retracted");
  });

  it("is asked for in three languages, and comes back to its form as it was", () => {
    const text = { title: "A title", body: "A body" };
    const input = { texts: { kk: text, ru: text, en: text } };
    expect(updateInput(updateForm.parse(updateFormValues(input)))).toEqual(input);
    const missing = { ...updateFormValues(input), body_kk: " " };
    expect(updateForm.safeParse(missing).success).toBe(false);
  });
});
