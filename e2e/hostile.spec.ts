// Code in every stored field: shown in pages, organisers' pages, mails, calendars and files, it never runs.
import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { ask, fromOurPage } from "./http";
import { adminPages, personalPages, publicPages, things } from "./pages";
import { signedIn, signIn } from "./people";
import { words } from "./words";

test.setTimeout(180_000);

const VECTORS = [
  `<img src=x onerror="hit()">`,
  `"><svg onload=hit()>`,
  `</script><script>hit()</script>`,
  `'-hit()-'`,
  `<iframe srcdoc="<script>parent.hit()</script>"></iframe>`,
  `javascript:hit()`,
  `[words](javascript:hit())`,
  `![picture](https://elsewhere.test/pixel.png)`,
  `<a href="javascript:hit()">x</a>`,
  `<math><mtext></mtext><mglyph><svg><style></style><img src=x onerror=hit()></svg>`,
  `{{constructor.constructor('hit()')()}}`,
];

const BODY = VECTORS.join("\n\n");
const LINE = VECTORS.slice(0, 4).join(" ");

/** Notes every run of what the vectors try to run, and everything that would have, but for the policy. */
async function trap(page: Page): Promise<string[]> {
  const runs: string[] = [];
  await page.exposeFunction("hit", () => runs.push(page.url()));
  page.on("dialog", (dialog) => {
    runs.push(`dialog on ${page.url()}`);
    void dialog.dismiss();
  });
  return runs;
}

test("nothing that somebody stored runs in any page", async ({ page, context }) => {
  const runs = await trap(page);
  const all = await things({ name: LINE, comment: BODY }, { title: LINE, body: BODY });
  await signIn(context, "admin");
  const addresses = [
    ...publicPages("en", all),
    ...personalPages("en", all),
    ...adminPages("en", all),
  ];
  for (const address of addresses) {
    await page.goto(address);
    const bad = await page.evaluate(() =>
      [...document.querySelectorAll("a[href], form[action], iframe, object, embed, img")]
        .filter(
          (element) =>
            /^(iframe|object|embed)$/i.test(element.tagName) ||
            /^\s*(javascript|data|vbscript):/i.test(
              element.getAttribute("href") ??
                element.getAttribute("action") ??
                element.getAttribute("src") ??
                "",
            ),
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    // React writes javascript: of its own into forms without an address, to stop them: not ours.
    expect(bad.filter((html) => !html.includes("React form unexpectedly submitted"))).toEqual([]);
    expect(runs, address).toEqual([]);
  }
});

test("nothing that somebody typed runs in her mail or bends its headers", async ({
  page,
  inbox,
  address,
}) => {
  const runs = await trap(page);
  const all = await things(undefined, { title: LINE, body: BODY });
  const email = address("vector");
  await page.goto(`/en/events/${all.event.slug}`);
  const say = (name: string) => words("en", `events.attend.${name}`);
  await page.getByRole("textbox", { name: say("name") }).fill(`${LINE} Bcc: x`);
  await page.getByRole("textbox", { name: say("email") }).fill(email);
  await page.getByRole("button", { name: say("button") }).click();
  await expect(page).toHaveURL(/\/thanks$/);
  const mail = await inbox.mailTo(email);
  expect(Object.keys(mail.headers)).not.toContain("bcc");
  expect(mail.subject).not.toContain("<");
  expect(mail.html).not.toMatch(
    /<(script|img|iframe|svg|link|object|form)\b|\son\w+=|javascript:/i,
  );
  // In a page of its own: a mail may carry its own styles, which this site's policy would refuse.
  const reader = await page.context().newPage();
  await reader.exposeFunction("hit", () => runs.push("mail"));
  await reader.setContent(mail.html);
  expect(runs).toEqual([]);
});

test("no cell of a file begins a formula", async () => {
  const { cookie } = await signedIn("admin");
  const starts = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"];
  const all = await things();
  for (const name of starts) {
    await make.signature({ petitionId: all.petition.id, name, comment: `${name}"\n,${name}` });
  }
  const answer = await ask(`/en/admin/petitions/${all.petition.id}/export/file`, {
    method: "POST",
    headers: { Cookie: cookie, ...fromOurPage() },
    body: new FormData(),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/csv");
  const cells = [...answer.body.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell);
  expect(cells.length).toBeGreaterThan(starts.length * 10);
  for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  // Every cell is quoted: nothing stands between the cells but commas and line ends.
  expect(answer.body.replace(/"(?:[^"]|"")*"/g, "").replace(/^\ufeff/, "")).toMatch(/^[,\r\n]*$/);
  expect(await db().auditEntry.count({ where: { action: "signature:export" } })).toBeGreaterThan(0);
});
