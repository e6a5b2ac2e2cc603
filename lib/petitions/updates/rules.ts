// Pure shapes of an update: its state, its text without markup, and its petition's feed (Atom, RFC 4287).
import { fromMarkdown } from "mdast-util-from-markdown";
import { v5 } from "uuid";

export type UpdateState = "draft" | "published" | "retracted";

/** What readers see of an update: nothing before it is published, nothing after it is retracted. */
export function updateState(update: {
  publishedAt: Date | null;
  retractedAt: Date | null;
}): UpdateState {
  if (update.publishedAt === null) return "draft";
  return update.retractedAt === null ? "published" : "retracted";
}

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root["children"][number];

const isWebOrMail = (url: string) => /^(https?|mailto):/iu.test(url);

/** The words within a block; a link is followed by where it leads, since a letter has no other way. */
function wordsOf(node: Node): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
    case "code":
      return node.value;
    case "break":
      return "\n";
    case "html":
    case "image":
    case "definition":
      return "";
    case "link": {
      const words = node.children.map(wordsOf).join("");
      return words === node.url || !isWebOrMail(node.url) ? words : `${words} (${node.url})`;
    }
    default:
      return "children" in node ? node.children.map(wordsOf).join("") : "";
  }
}

function paragraphsOf(node: Node): string[] {
  if (node.type === "blockquote") return node.children.flatMap(paragraphsOf);
  if (node.type === "list") {
    return node.children.map((item, index) => {
      const sign = node.ordered ? `${(node.start ?? 1) + index}.` : "–";
      return `${sign} ${item.children.flatMap(paragraphsOf).join("\n")}`;
    });
  }
  const words = wordsOf(node).trim();
  return words === "" ? [] : [words];
}

/** Markdown as plain paragraphs, for letters and feeds: what is emphasis or heading there is words here. */
export function plainParagraphs(markdown: string): string[] {
  return fromMarkdown(markdown).children.flatMap(paragraphsOf);
}

// ── Atom ────────────────────────────────────────────────────────────────────────────────────────

export type FeedEntry = {
  id: string;
  title: string;
  /** Markdown. */
  body: string;
  publishedAt: Date;
  /** The last change that readers saw. */
  updatedAt: Date;
  /** Full address of its page. */
  href: string;
};

export type Feed = {
  locale: string;
  petitionId: string;
  title: string;
  /** Who writes: the campaign's name. */
  author: string;
  /** Full addresses of the feed itself and of the page with the same updates. */
  self: string;
  page: string;
  /** When there is no entry yet: since when the feed exists. */
  since: Date;
  entries: readonly FeedEntry[];
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text made safe in XML; what XML 1.0 cannot hold at all (§2.2) is left out. */
const escaped = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;

/** An id that stays the same wherever the site moves, one for each language (RFC 4287 §4.2.6). */
const urn = (id: string, locale: string) => `urn:uuid:${v5(locale, id)}`;

function entryOf(entry: FeedEntry, locale: string): string {
  // Escaped twice on purpose: HTML inside XML. The paragraphs are plain text, so nothing runs in a reader.
  const html = plainParagraphs(entry.body)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("\n");
  return [
    "<entry>",
    element("id", urn(entry.id, locale)),
    element("title", entry.title),
    element("published", entry.publishedAt.toISOString()),
    element("updated", entry.updatedAt.toISOString()),
    `<link rel="alternate" type="text/html" href="${escaped(entry.href)}"/>`,
    `<content type="html">${escaped(html)}</content>`,
    "</entry>",
  ].join("\n");
}

/** What a feed is, in links and headers; it is always UTF-8, as it says itself. */
export const ATOM_TYPE = "application/atom+xml";

/** A petition's updates as an Atom feed, newest first. */
export function atomFeed(feed: Feed): string {
  const times = feed.entries.map(({ updatedAt }) => updatedAt.getTime());
  const updated = new Date(Math.max(feed.since.getTime(), ...times));
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.locale)}">`,
    element("id", urn(feed.petitionId, feed.locale)),
    element("title", feed.title),
    element("updated", updated.toISOString()),
    `<author>${element("name", feed.author)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>`,
    ...feed.entries.map((entry) => entryOf(entry, feed.locale)),
    "</feed>",
  ].join("\n")}\n`;
}
