// Owns the table of message files: which language and namespace is which JSON file.

import type { Locale } from "@/lib/i18n/locales";
import enAdmin from "@/lib/i18n/messages/en/admin.json";
import enAuth from "@/lib/i18n/messages/en/auth.json";
import enBriefings from "@/lib/i18n/messages/en/briefings.json";
import enBroken from "@/lib/i18n/messages/en/broken.json";
import enCommon from "@/lib/i18n/messages/en/common.json";
import enErrors from "@/lib/i18n/messages/en/errors.json";
import enEvents from "@/lib/i18n/messages/en/events.json";
import enFront from "@/lib/i18n/messages/en/front.json";
import enLayout from "@/lib/i18n/messages/en/layout.json";
import enMail from "@/lib/i18n/messages/en/mail.json";
import enMailEvents from "@/lib/i18n/messages/en/mailEvents.json";
import enMailMembers from "@/lib/i18n/messages/en/mailMembers.json";
import enMailPetitions from "@/lib/i18n/messages/en/mailPetitions.json";
import enMailSupporters from "@/lib/i18n/messages/en/mailSupporters.json";
import enPetitions from "@/lib/i18n/messages/en/petitions.json";
import enPrivacy from "@/lib/i18n/messages/en/privacy.json";
import enShares from "@/lib/i18n/messages/en/shares.json";
import enSupporters from "@/lib/i18n/messages/en/supporters.json";
import kkAdmin from "@/lib/i18n/messages/kk/admin.json";
import kkAuth from "@/lib/i18n/messages/kk/auth.json";
import kkBriefings from "@/lib/i18n/messages/kk/briefings.json";
import kkBroken from "@/lib/i18n/messages/kk/broken.json";
import kkCommon from "@/lib/i18n/messages/kk/common.json";
import kkErrors from "@/lib/i18n/messages/kk/errors.json";
import kkEvents from "@/lib/i18n/messages/kk/events.json";
import kkFront from "@/lib/i18n/messages/kk/front.json";
import kkLayout from "@/lib/i18n/messages/kk/layout.json";
import kkMail from "@/lib/i18n/messages/kk/mail.json";
import kkMailEvents from "@/lib/i18n/messages/kk/mailEvents.json";
import kkMailMembers from "@/lib/i18n/messages/kk/mailMembers.json";
import kkMailPetitions from "@/lib/i18n/messages/kk/mailPetitions.json";
import kkMailSupporters from "@/lib/i18n/messages/kk/mailSupporters.json";
import kkPetitions from "@/lib/i18n/messages/kk/petitions.json";
import kkPrivacy from "@/lib/i18n/messages/kk/privacy.json";
import kkShares from "@/lib/i18n/messages/kk/shares.json";
import kkSupporters from "@/lib/i18n/messages/kk/supporters.json";
import ruAdmin from "@/lib/i18n/messages/ru/admin.json";
import ruAuth from "@/lib/i18n/messages/ru/auth.json";
import ruBriefings from "@/lib/i18n/messages/ru/briefings.json";
import ruBroken from "@/lib/i18n/messages/ru/broken.json";
import ruCommon from "@/lib/i18n/messages/ru/common.json";
import ruErrors from "@/lib/i18n/messages/ru/errors.json";
import ruEvents from "@/lib/i18n/messages/ru/events.json";
import ruFront from "@/lib/i18n/messages/ru/front.json";
import ruLayout from "@/lib/i18n/messages/ru/layout.json";
import ruMail from "@/lib/i18n/messages/ru/mail.json";
import ruMailEvents from "@/lib/i18n/messages/ru/mailEvents.json";
import ruMailMembers from "@/lib/i18n/messages/ru/mailMembers.json";
import ruMailPetitions from "@/lib/i18n/messages/ru/mailPetitions.json";
import ruMailSupporters from "@/lib/i18n/messages/ru/mailSupporters.json";
import ruPetitions from "@/lib/i18n/messages/ru/petitions.json";
import ruPrivacy from "@/lib/i18n/messages/ru/privacy.json";
import ruShares from "@/lib/i18n/messages/ru/shares.json";
import ruSupporters from "@/lib/i18n/messages/ru/supporters.json";

const en = {
  common: enCommon,
  broken: enBroken,
  layout: enLayout,
  errors: enErrors,
  petitions: enPetitions,
  mailPetitions: enMailPetitions,
  supporters: enSupporters,
  events: enEvents,
  briefings: enBriefings,
  shares: enShares,
  admin: enAdmin,
  auth: enAuth,
  mail: enMail,
  mailSupporters: enMailSupporters,
  mailEvents: enMailEvents,
  mailMembers: enMailMembers,
  front: enFront,
  privacy: enPrivacy,
};

/** The English messages are the type: a key missing in Kazakh or Russian does not compile. */
export type Messages = typeof en;

export type Namespace = keyof Messages;

const kk: Messages = {
  common: kkCommon,
  broken: kkBroken,
  layout: kkLayout,
  errors: kkErrors,
  petitions: kkPetitions,
  mailPetitions: kkMailPetitions,
  supporters: kkSupporters,
  events: kkEvents,
  briefings: kkBriefings,
  shares: kkShares,
  admin: kkAdmin,
  auth: kkAuth,
  mail: kkMail,
  mailSupporters: kkMailSupporters,
  mailEvents: kkMailEvents,
  mailMembers: kkMailMembers,
  front: kkFront,
  privacy: kkPrivacy,
};

const ru: Messages = {
  common: ruCommon,
  broken: ruBroken,
  layout: ruLayout,
  errors: ruErrors,
  petitions: ruPetitions,
  mailPetitions: ruMailPetitions,
  supporters: ruSupporters,
  events: ruEvents,
  briefings: ruBriefings,
  shares: ruShares,
  admin: ruAdmin,
  auth: ruAuth,
  mail: ruMail,
  mailSupporters: ruMailSupporters,
  mailEvents: ruMailEvents,
  mailMembers: ruMailMembers,
  front: ruFront,
  privacy: ruPrivacy,
};

export const messages: Readonly<Record<Locale, Messages>> = { kk, ru, en };
