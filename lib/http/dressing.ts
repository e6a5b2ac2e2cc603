// What the front puts on every answer: the fixed headers, and the policy of the document it carries.
import { log } from "../log";
import { inlineHashes, isFrameworkScript } from "./inline-hashes";
import { headerPolicy } from "./security-headers";

export type Dressing = {
  /**
   * Flat name, value list for an answer under this path; with the document's policy if it has one.
   * @param frames origins that may frame the document; heard under /embed/ only
   */
  headers(path: string, html?: string, frames?: readonly string[]): string[];
};

/**
 * Works out once what all answers share.
 * @param siteUrl the site's configured address
 * @param runtime source text of React's server renderer, to know its inline scripts by
 * @param dev the development server, whose scripts run freely
 */
export function dressing(siteUrl: string, runtime: string, dev: boolean): Dressing {
  const policy = headerPolicy(siteUrl, dev);
  const fixed = policy.fixed.flat();
  // Browsers that know frame-ancestors go by it; to the others a framed page must not say DENY.
  const framed = policy.fixed.filter(([name]) => name !== "X-Frame-Options").flat();
  const bare = policy.contentSecurityPolicy({ scripts: [], styles: [] });

  function policyFor(html: string, frames: readonly string[]): string {
    const { refused, ...hashes } = inlineHashes(html, (text) => isFrameworkScript(text, runtime));
    if (refused > 0 && !dev) log.warn("inline-script-refused", { count: refused });
    return policy.contentSecurityPolicy({ ...hashes, frames });
  }

  return {
    headers(path, html, asked = []) {
      const frames = path.startsWith("/embed/") ? asked : [];
      return [
        ...(frames.length > 0 ? framed : fixed),
        "Content-Security-Policy",
        html === undefined ? bare : policyFor(html, frames),
        // The open API, the form in its frame and the script that frames it are for other sites' pages.
        "Cross-Origin-Resource-Policy",
        /^\/(api\/v1|embed)\/|^\/embed\.js$/.test(path) ? "cross-origin" : "same-origin",
      ];
    },
  };
}
