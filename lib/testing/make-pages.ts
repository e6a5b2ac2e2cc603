// Builders of what is read: the campaign, petitions, briefings, events, sharing links, ways to help.
import { db } from "@/lib/db";
import { type Locale, locales } from "@/lib/i18n/locales";
import type { StatedRule } from "@/lib/thresholds/schema";
import { newId } from "@/lib/tokens";
import type { EventKind } from "@/prisma/generated/client";
import { DAY, fromNow, HOUR, next } from "./make-numbers";

/** Asks for 100 in all, 2 from each region. */
const smallRule: StatedRule = { total: 100, regionMinimum: { kind: "number", value: 2 } };

/** The campaign's row exists in every db test; this gives it, with texts in three languages. */
export async function campaign() {
  const { id } = await db().campaign.findFirstOrThrow({ select: { id: true } });
  await db().campaignText.createMany({
    skipDuplicates: true,
    data: locales.map((locale) => ({
      campaignId: id,
      locale,
      name: `Campaign (${locale})`,
      tagline: `Tagline (${locale})`,
      about: `About (${locale}).`,
      joining: `Joining (${locale}).`,
      privacy: `Privacy (${locale}).`,
    })),
  });
  return { id };
}

type PetitionWish = {
  slug?: string;
  rule?: StatedRule;
  closesAt?: Date | null;
  published?: boolean;
  title?: string;
  summary?: string;
  body?: string;
};

/** A petition in three languages, published unless asked otherwise. */
export async function petition(wish: PetitionWish = {}) {
  const id = newId();
  const slug = wish.slug ?? `petition-${next()}`;
  const textIn = (locale: Locale) => ({
    title: wish.title ?? `Petition ${slug} (${locale})`,
    addressee: `Addressee (${locale})`,
    summary: wish.summary ?? `Summary (${locale}).`,
    body: wish.body ?? `Body (${locale}).`,
  });
  const stated = { rule: wish.rule ?? smallRule, closesAt: wish.closesAt ?? null };
  await db().petition.create({
    data: {
      id,
      slug,
      ...stated,
      texts: { create: locales.map((locale) => ({ locale, ...textIn(locale) })) },
      ...((wish.published ?? true) && {
        publications: { create: { id: newId() } },
        versions: {
          create: {
            ...stated,
            number: 1,
            texts: { kk: textIn("kk"), ru: textIn("ru"), en: textIn("en") },
          },
        },
      }),
    },
  });
  return { id, slug };
}

type BriefingWish = {
  slug?: string;
  petitionId?: string;
  published?: boolean;
  title?: string;
  body?: string;
};

/** A briefing in three languages, published unless asked otherwise. */
export async function briefing(wish: BriefingWish = {}) {
  const id = newId();
  const slug = wish.slug ?? `briefing-${next()}`;
  await db().briefing.create({
    data: {
      id,
      slug,
      petitionId: wish.petitionId ?? null,
      texts: {
        create: locales.map((locale) => ({
          locale,
          title: wish.title ?? `Briefing ${slug} (${locale})`,
          standfirst: `Standfirst (${locale}).`,
          dateline: `Almaty, April 2015 (${locale})`,
          body: wish.body ?? `Body (${locale}).`,
        })),
      },
      ...((wish.published ?? true) && { publications: { create: { id: newId() } } }),
    },
  });
  return { id, slug };
}

type EventWish = {
  slug?: string;
  kind?: EventKind;
  /** Default: tomorrow, for two hours. */
  startsAt?: Date;
  endsAt?: Date;
  timeZone?: string;
  place?: string;
  capacity?: number | null;
  published?: boolean;
  title?: string;
  body?: string;
  calledOff?: boolean;
};

/** An event in three languages, published unless asked otherwise. */
export async function event(wish: EventWish = {}) {
  const id = newId();
  const slug = wish.slug ?? `event-${next()}`;
  const startsAt = wish.startsAt ?? fromNow(DAY);
  await db().event.create({
    data: {
      id,
      slug,
      kind: wish.kind ?? "meeting",
      startsAt,
      endsAt: wish.endsAt ?? new Date(startsAt.getTime() + 2 * HOUR),
      timeZone: wish.timeZone ?? "Asia/Almaty",
      place: wish.place ?? "KZ-75",
      capacity: wish.capacity ?? null,
      texts: {
        create: locales.map((locale) => ({
          locale,
          title: wish.title ?? `Event ${slug} (${locale})`,
          summary: `Summary (${locale}).`,
          body: wish.body ?? `Body (${locale}).`,
          venue: `Venue (${locale})`,
        })),
      },
      ...((wish.published ?? true) && { publications: { create: { id: newId() } } }),
      ...(wish.calledOff && {
        callOff: { create: { id: newId(), reason: "The hall is closed." } },
      }),
    },
  });
  return { id, slug, startsAt };
}

type ShareLinkWish = { code?: string; path?: string; label?: string; ended?: boolean };

/** A sharing link to the front page, unless asked otherwise. */
export async function shareLink(wish: ShareLinkWish = {}) {
  const id = newId();
  const code = wish.code ?? `code${next()}`;
  await db().shareLink.create({
    data: {
      id,
      code,
      path: wish.path ?? "/",
      label: wish.label ?? `Leaflet ${code}`,
      endedAt: wish.ended ? new Date() : null,
    },
  });
  return { id, code };
}

/** A way to help, in three languages. */
export async function helpOption(wish: { label?: string; retired?: boolean } = {}) {
  const id = newId();
  await db().helpOption.create({
    data: {
      id,
      position: 0,
      retiredAt: wish.retired ? new Date() : null,
      texts: {
        create: locales.map((locale) => ({ locale, label: wish.label ?? `Help (${locale})` })),
      },
    },
  });
  return { id };
}

/** An update of a petition in three languages, published unless asked otherwise. */
export async function update(
  wish: { petitionId?: string; title?: string; published?: boolean } = {},
) {
  const id = newId();
  const petitionId = wish.petitionId ?? (await petition()).id;
  await db().petitionUpdate.create({
    data: {
      id,
      petitionId,
      publishedAt: (wish.published ?? true) ? new Date() : null,
      texts: {
        create: locales.map((locale) => ({
          locale,
          title: wish.title ?? `Update ${next()} (${locale})`,
          body: `News (${locale}).`,
        })),
      },
    },
  });
  return { id, petitionId };
}
