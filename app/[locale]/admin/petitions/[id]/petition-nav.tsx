// The sections of one petition's desk: what there is to do with it, and which of it this member may.
import { may, type Permission } from "@/lib/auth/permissions";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

/** Each section, its folder under `admin/petitions/[id]` and what it takes to open it. */
const sections = [
  { section: "overview", folder: "", permission: "petition:see" },
  { section: "signatures", folder: "signatures", permission: "signature:see" },
  { section: "paper", folder: "paper", permission: "paper:see" },
  { section: "count", folder: "count", permission: "petition:see" },
  { section: "watch", folder: "watch", permission: "watch:see" },
  { section: "invalidations", folder: "invalidations", permission: "signature:invalidate" },
  { section: "comments", folder: "comments", permission: "comment:moderate" },
  { section: "updates", folder: "updates", permission: "update:edit" },
  { section: "endorsements", folder: "endorsements", permission: "endorsement:decide" },
  { section: "delivery", folder: "delivery", permission: "delivery:edit" },
  { section: "embed", folder: "embed", permission: "petition:embed" },
] as const satisfies readonly { section: string; folder: string; permission: Permission }[];

export type PetitionSection = (typeof sections)[number]["section"];

type PetitionNavProps = { locale: Locale; id: string; current: PetitionSection; role: string };

export function PetitionNav({ locale, id, current, role }: PetitionNavProps) {
  const t = translator(locale, "desk");
  const open = sections.filter(({ permission }) => may(role, permission));
  return (
    <nav aria-label={t("label")} className="no-print mb-8 border-b border-b-rule">
      <ul className="section-row">
        {open.map(({ section, folder }) => (
          <li key={section}>
            <a
              href={paths.admin(locale, `petitions/${id}${folder && `/${folder}`}`)}
              aria-current={current === section ? "page" : undefined}
              className="block border-transparent border-b-2 py-1.5 text-ink no-underline hover:border-rule aria-[current=page]:border-ink"
            >
              {t(section)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
