// Owns Markdown on a page: no raw HTML, no pictures from elsewhere, notes beside what they support.
import type { ReactNode } from "react";
import Markdown, { type Components, type ExtraProps } from "react-markdown";
import rehypeSanitize, { type Options } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { placeNotes } from "@/components/ui/prose-notes";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type ProseProps = {
  markdown: string;
  locale: Locale;
  /**
   * Draws a fenced block, given the word after its fence and what stands in it; null leaves it code.
   */
  drawBlock?: (language: string, source: string) => ReactNode;
};

// What Markdown itself can say, and nothing else. No `align` (it would become an inline style, which
// the content security policy forbids) and no pictures (no page asks another server for anything).
const allowed: Options = {
  tagNames:
    "a blockquote br code del em h1 h2 h3 h4 h5 h6 hr li ol p pre section strong sup table tbody td th thead tr ul".split(
      " ",
    ),
  attributes: {
    a: ["href", "dataFootnoteRef", "dataFootnoteBackref"],
    code: [["className", /^language-./]],
    ol: ["start"],
    section: ["dataFootnotes"],
  },
  protocols: { href: ["http", "https", "mailto"] },
  strip: ["script"],
};

type Element = NonNullable<ExtraProps["node"]>;

/** The language and text of a fenced block: `<pre><code class="language-…">`. */
function fencedBlock(pre: Element | undefined): { language: string; source: string } | null {
  const [code] = pre?.children ?? [];
  if (code?.type !== "element" || code.tagName !== "code") return null;
  const { className } = code.properties;
  const [name] = Array.isArray(className) ? className : [];
  const [content] = code.children;
  if (typeof name !== "string") return null;
  const source = content?.type === "text" ? content.value : "";
  return { language: name.replace(/^language-/, ""), source };
}

function componentsFor(drawBlock: ProseProps["drawBlock"]): Components {
  return {
    // A page has one first heading, and it is not in the text.
    h1: ({ children }) => <h2>{children}</h2>,
    pre({ node, children }) {
      const block = fencedBlock(node);
      const drawn = block && drawBlock ? drawBlock(block.language, block.source) : null;
      return drawn ?? <pre>{children}</pre>;
    },
    table: ({ children }) => (
      <div className="overflow-x-auto">
        <table>{children}</table>
      </div>
    ),
  };
}

export function Prose({ markdown, locale, drawBlock }: ProseProps) {
  const t = translator(locale, "briefings");
  const words = {
    note: (number: number) => t("note", { number }),
    back: (number: number) => t("noteBack", { number }),
  };
  return (
    <div className="prose">
      <Markdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[
          [rehypeSanitize, allowed],
          [placeNotes, words],
        ]}
        components={componentsFor(drawBlock)}
      >
        {markdown}
      </Markdown>
    </div>
  );
}
