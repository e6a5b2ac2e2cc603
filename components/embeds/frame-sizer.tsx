// Owns telling the page around the frame how tall the content is. Only origins that may frame the page
// are answered, and only when they ask (public/embed.js does).
"use client";
import { type ReactNode, useEffect, useRef } from "react";

type FrameSizerProps = { origins: readonly string[]; children: ReactNode };

const asksForHeight = (data: unknown) =>
  typeof data === "object" && data !== null && "bosaga" in data && data.bosaga === "height?";

export function FrameSizer({ origins, children }: FrameSizerProps) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = content.current;
    if (element === null || window.parent === window) return;
    let asker: string | null = null;
    const tell = () => {
      if (asker === null) return;
      const height = Math.ceil(element.getBoundingClientRect().height);
      window.parent.postMessage({ bosaga: "height", height }, asker);
    };
    const answer = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== window.parent || !origins.includes(origin) || !asksForHeight(data)) return;
      asker = origin;
      tell();
    };
    const watcher = new ResizeObserver(tell);
    watcher.observe(element);
    window.addEventListener("message", answer);
    return () => {
      watcher.disconnect();
      window.removeEventListener("message", answer);
    };
  }, [origins]);
  return <div ref={content}>{children}</div>;
}
