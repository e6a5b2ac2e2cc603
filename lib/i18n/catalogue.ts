// Owns the table of message files: which language and namespace is which JSON file.

import type { Locale } from "@/lib/i18n/locales";
import enAdmin from "@/lib/i18n/messages/en/admin.json";
import enAuth from "@/lib/i18n/messages/en/auth.json";
import enBriefings from "@/lib/i18n/messages/en/briefings.json";
import enBroken from "@/lib/i18n/messages/en/broken.json";
import enComments from "@/lib/i18n/messages/en/comments.json";
import enCommon from "@/lib/i18n/messages/en/common.json";
import enCount from "@/lib/i18n/messages/en/count.json";
import enDelivery from "@/lib/i18n/messages/en/delivery.json";
import enDesk from "@/lib/i18n/messages/en/desk.json";
import enEmbed from "@/lib/i18n/messages/en/embed.json";
import enEndorsements from "@/lib/i18n/messages/en/endorsements.json";
import enErrors from "@/lib/i18n/messages/en/errors.json";
import enEvents from "@/lib/i18n/messages/en/events.json";
import enFront from "@/lib/i18n/messages/en/front.json";
import enLayout from "@/lib/i18n/messages/en/layout.json";
import enMail from "@/lib/i18n/messages/en/mail.json";
import enMailEndorsements from "@/lib/i18n/messages/en/mailEndorsements.json";
import enMailEvents from "@/lib/i18n/messages/en/mailEvents.json";
import enMailMembers from "@/lib/i18n/messages/en/mailMembers.json";
import enMailPetitions from "@/lib/i18n/messages/en/mailPetitions.json";
import enMailSupporters from "@/lib/i18n/messages/en/mailSupporters.json";
import enMailUpdates from "@/lib/i18n/messages/en/mailUpdates.json";
import enMilestones from "@/lib/i18n/messages/en/milestones.json";
import enPaper from "@/lib/i18n/messages/en/paper.json";
import enPetitions from "@/lib/i18n/messages/en/petitions.json";
import enPrivacy from "@/lib/i18n/messages/en/privacy.json";
import enRemovals from "@/lib/i18n/messages/en/removals.json";
import enRule from "@/lib/i18n/messages/en/rule.json";
import enShares from "@/lib/i18n/messages/en/shares.json";
import enSupporters from "@/lib/i18n/messages/en/supporters.json";
import enSwitches from "@/lib/i18n/messages/en/switches.json";
import enUpdates from "@/lib/i18n/messages/en/updates.json";
import enWatch from "@/lib/i18n/messages/en/watch.json";
import kkAdmin from "@/lib/i18n/messages/kk/admin.json";
import kkAuth from "@/lib/i18n/messages/kk/auth.json";
import kkBriefings from "@/lib/i18n/messages/kk/briefings.json";
import kkBroken from "@/lib/i18n/messages/kk/broken.json";
import kkComments from "@/lib/i18n/messages/kk/comments.json";
import kkCommon from "@/lib/i18n/messages/kk/common.json";
import kkCount from "@/lib/i18n/messages/kk/count.json";
import kkDelivery from "@/lib/i18n/messages/kk/delivery.json";
import kkDesk from "@/lib/i18n/messages/kk/desk.json";
import kkEmbed from "@/lib/i18n/messages/kk/embed.json";
import kkEndorsements from "@/lib/i18n/messages/kk/endorsements.json";
import kkErrors from "@/lib/i18n/messages/kk/errors.json";
import kkEvents from "@/lib/i18n/messages/kk/events.json";
import kkFront from "@/lib/i18n/messages/kk/front.json";
import kkLayout from "@/lib/i18n/messages/kk/layout.json";
import kkMail from "@/lib/i18n/messages/kk/mail.json";
import kkMailEndorsements from "@/lib/i18n/messages/kk/mailEndorsements.json";
import kkMailEvents from "@/lib/i18n/messages/kk/mailEvents.json";
import kkMailMembers from "@/lib/i18n/messages/kk/mailMembers.json";
import kkMailPetitions from "@/lib/i18n/messages/kk/mailPetitions.json";
import kkMailSupporters from "@/lib/i18n/messages/kk/mailSupporters.json";
import kkMailUpdates from "@/lib/i18n/messages/kk/mailUpdates.json";
import kkMilestones from "@/lib/i18n/messages/kk/milestones.json";
import kkPaper from "@/lib/i18n/messages/kk/paper.json";
import kkPetitions from "@/lib/i18n/messages/kk/petitions.json";
import kkPrivacy from "@/lib/i18n/messages/kk/privacy.json";
import kkRemovals from "@/lib/i18n/messages/kk/removals.json";
import kkRule from "@/lib/i18n/messages/kk/rule.json";
import kkShares from "@/lib/i18n/messages/kk/shares.json";
import kkSupporters from "@/lib/i18n/messages/kk/supporters.json";
import kkSwitches from "@/lib/i18n/messages/kk/switches.json";
import kkUpdates from "@/lib/i18n/messages/kk/updates.json";
import kkWatch from "@/lib/i18n/messages/kk/watch.json";
import ruAdmin from "@/lib/i18n/messages/ru/admin.json";
import ruAuth from "@/lib/i18n/messages/ru/auth.json";
import ruBriefings from "@/lib/i18n/messages/ru/briefings.json";
import ruBroken from "@/lib/i18n/messages/ru/broken.json";
import ruComments from "@/lib/i18n/messages/ru/comments.json";
import ruCommon from "@/lib/i18n/messages/ru/common.json";
import ruCount from "@/lib/i18n/messages/ru/count.json";
import ruDelivery from "@/lib/i18n/messages/ru/delivery.json";
import ruDesk from "@/lib/i18n/messages/ru/desk.json";
import ruEmbed from "@/lib/i18n/messages/ru/embed.json";
import ruEndorsements from "@/lib/i18n/messages/ru/endorsements.json";
import ruErrors from "@/lib/i18n/messages/ru/errors.json";
import ruEvents from "@/lib/i18n/messages/ru/events.json";
import ruFront from "@/lib/i18n/messages/ru/front.json";
import ruLayout from "@/lib/i18n/messages/ru/layout.json";
import ruMail from "@/lib/i18n/messages/ru/mail.json";
import ruMailEndorsements from "@/lib/i18n/messages/ru/mailEndorsements.json";
import ruMailEvents from "@/lib/i18n/messages/ru/mailEvents.json";
import ruMailMembers from "@/lib/i18n/messages/ru/mailMembers.json";
import ruMailPetitions from "@/lib/i18n/messages/ru/mailPetitions.json";
import ruMailSupporters from "@/lib/i18n/messages/ru/mailSupporters.json";
import ruMailUpdates from "@/lib/i18n/messages/ru/mailUpdates.json";
import ruMilestones from "@/lib/i18n/messages/ru/milestones.json";
import ruPaper from "@/lib/i18n/messages/ru/paper.json";
import ruPetitions from "@/lib/i18n/messages/ru/petitions.json";
import ruPrivacy from "@/lib/i18n/messages/ru/privacy.json";
import ruRemovals from "@/lib/i18n/messages/ru/removals.json";
import ruRule from "@/lib/i18n/messages/ru/rule.json";
import ruShares from "@/lib/i18n/messages/ru/shares.json";
import ruSupporters from "@/lib/i18n/messages/ru/supporters.json";
import ruSwitches from "@/lib/i18n/messages/ru/switches.json";
import ruUpdates from "@/lib/i18n/messages/ru/updates.json";
import ruWatch from "@/lib/i18n/messages/ru/watch.json";

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
  desk: enDesk,
  rule: enRule,
  paper: enPaper,
  count: enCount,
  watch: enWatch,
  removals: enRemovals,
  switches: enSwitches,
  comments: enComments,
  updates: enUpdates,
  milestones: enMilestones,
  delivery: enDelivery,
  embed: enEmbed,
  endorsements: enEndorsements,
  mailUpdates: enMailUpdates,
  mailEndorsements: enMailEndorsements,
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
  desk: kkDesk,
  rule: kkRule,
  paper: kkPaper,
  count: kkCount,
  watch: kkWatch,
  removals: kkRemovals,
  switches: kkSwitches,
  comments: kkComments,
  updates: kkUpdates,
  milestones: kkMilestones,
  delivery: kkDelivery,
  embed: kkEmbed,
  endorsements: kkEndorsements,
  mailUpdates: kkMailUpdates,
  mailEndorsements: kkMailEndorsements,
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
  desk: ruDesk,
  rule: ruRule,
  paper: ruPaper,
  count: ruCount,
  watch: ruWatch,
  removals: ruRemovals,
  switches: ruSwitches,
  comments: ruComments,
  updates: ruUpdates,
  milestones: ruMilestones,
  delivery: ruDelivery,
  embed: ruEmbed,
  endorsements: ruEndorsements,
  mailUpdates: ruMailUpdates,
  mailEndorsements: ruMailEndorsements,
};

export const messages: Readonly<Record<Locale, Messages>> = { kk, ru, en };
