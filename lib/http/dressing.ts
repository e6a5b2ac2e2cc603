// What the front puts on every answer: the fixed headers, and the policy of the document it carries.
import { log } from "../log";
import { inlineHashes, isFrameworkScript } from "./inline-hashes";
import { headerPolicy } from "./security-headers";

export type Dressing = {
  /** Flat name, value list for an answer under this path; with the document's policy if it has one. */
  headers(path: string, html?: string): string[];
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
  const bare = policy.contentSecurityPolicy({ scripts: [], styles: [] });

  function policyFor(html: string): string {
    const { refused, ...hashes } = inlineHashes(html, (text) => isFrameworkScript(text, runtime));
    if (refused > 0 && !dev) log.warn("inline-script-refused", { count: refused });
    return policy.contentSecurityPolicy(hashes);
  }

  return {
    headers(path, html) {
      return [
        ...fixed,
        "Content-Security-Policy",
        html === undefined ? bare : policyFor(html),
        // The open API is for other sites' pages too.
        "Cross-Origin-Resource-Policy",
        path.startsWith("/api/v1/") ? "cross-origin" : "same-origin",
      ];
    },
  };
}
