// Proves which codes, targets and visits of sharing links count.
import { describe, expect, it } from "vitest";
import { CODE_LENGTH, isPersonsVisit, makeCode, ownTarget, readCode, visitorPath } from "./rules";

const phone =
  "Mozilla/5.0 (Linux; Android 14; SM-A057F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";
const visit = { method: "GET", userAgent: phone, purpose: null };

describe("a link's code", () => {
  it("has no signs that look alike and reads back in any case", () => {
    let at = 0;
    const code = makeCode((below) => at++ % below);
    expect(code).toHaveLength(CODE_LENGTH);
    expect(code).not.toMatch(/[01oiluv]/);
    expect(readCode(` ${code.toUpperCase()} `)).toBe(code);
  });

  it.each(["", "abc", "has spc", "ab-cdef", "muchtoolongforacode", "../../x"])(
    "is not %j",
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );
});

describe("where a link may lead", () => {
  it.each([
    ["/kk/petitions/people-first", "/petitions/people-first"],
    ["/events/", "/events"],
    ["/en", "/"],
    ["/", "/"],
    ["/join", "/join"],
  ])("%s becomes %s", (typed, target) => {
    expect(ownTarget(typed)).toBe(target);
  });

  it.each([
    "//evil.example",
    "https://evil.example/",
    "/\\evil.example",
    "/admin",
    "/kk/admin/supporters",
    "/sign-in",
    "/s/abcdefg",
    "/petitions/../admin",
    "/events?next=//evil.example",
    "javascript:alert(1)",
    "/eventsx",
  ])("refuses %s", (typed) => {
    expect(ownTarget(typed)).toBeNull();
  });

  it("carries the code along until the link has ended", () => {
    expect(visitorPath("kk", "/", "bcdfghj")).toBe("/kk?via=bcdfghj");
    expect(visitorPath("ru", "/events", null)).toBe("/ru/events");
  });
});

describe("whose visit counts", () => {
  it.each([
    phone,
    "Mozilla/5.0 (Linux; Android 13; SM-A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36 Telegram-Android/10.5.0 (Samsung SM-A; Android 13; SDK 33; AVERAGE)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Twitter for iPhone/10.20",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36 Instagram 300.0",
  ])("counts a person on a phone, in a messenger's own browser too: %s", (userAgent) => {
    expect(isPersonsVisit({ ...visit, userAgent })).toBe(true);
  });

  it.each([
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.24.6.77 A",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)",
    "Viber/13.3.0.5",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36",
    "curl/8.5.0",
    "python-requests/2.32",
    "",
    null,
  ])("leaves out %s", (userAgent) => {
    expect(isPersonsVisit({ ...visit, userAgent })).toBe(false);
  });

  it.each([
    { ...visit, method: "HEAD" },
    { ...visit, purpose: "prefetch" },
    { ...visit, purpose: "prefetch;prerender" },
    { ...visit, purpose: "preview" },
  ])("leaves out pages loaded ahead and HEAD: %j", (request) => {
    expect(isPersonsVisit(request)).toBe(false);
  });
});
