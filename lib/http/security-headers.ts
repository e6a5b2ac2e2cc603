// The headers every answer carries, whatever its status.

export type HeaderPolicy = {
  /** Headers that are the same on every answer. */
  readonly fixed: ReadonlyArray<readonly [name: string, value: string]>;
  /** The Content-Security-Policy of a document whose inline scripts and styles have these hashes. */
  contentSecurityPolicy(document: {
    scripts: readonly string[];
    styles: readonly string[];
    /** Origins that may frame it; none for nearly all. */
    frames?: readonly string[];
  }): string;
};

/**
 * The policy of a site (facts/safety.md, "Headers").
 * @param siteUrl the site's configured address; HSTS and upgrading only make sense under https
 * @param dev relaxes scripts and connections for Next's development server, never in production
 */
export function headerPolicy(siteUrl: string, dev = false): HeaderPolicy {
  const https = siteUrl.startsWith("https:");
  const fixed: Array<readonly [string, string]> = [
    ["X-Content-Type-Options", "nosniff"],
    // Old browsers that do not know frame-ancestors.
    ["X-Frame-Options", "DENY"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Referrer-Policy", "same-origin"],
    [
      "Permissions-Policy",
      "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()",
    ],
  ];
  if (https) fixed.push(["Strict-Transport-Security", "max-age=63072000; includeSubDomains"]);
  const rest = [
    "default-src 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    dev ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
  return {
    fixed,
    contentSecurityPolicy({ scripts, styles, frames = [] }) {
      const script = dev ? ["'unsafe-inline'", "'unsafe-eval'"] : scripts;
      const style = dev ? ["'unsafe-inline'"] : styles;
      const ancestors = frames.length > 0 ? frames.join(" ") : "'none'";
      return `${rest}; frame-ancestors ${ancestors}; script-src ${["'self'", ...script].join(" ")}; style-src ${["'self'", ...style].join(" ")}`;
    },
  };
}
