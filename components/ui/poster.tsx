// Owns a sheet of paper: large enough to read across a street, its code to scan. Sizes are shares of the
// page's width, so that it fills A4 and A5 alike.
import type { ReactNode } from "react";
import { QrCode } from "@/components/ui/qr-code";
import { unbroken } from "@/lib/i18n/unbroken";

type PosterProps = {
  /** Above the title: whose sheet it is, or that it is an example. */
  head?: ReactNode;
  title: string;
  lead: string;
  /** How much stands on the sheet, in characters. */
  length: number;
  /** What, when and where, in lines. */
  children: ReactNode;
  /** The full address behind the code, as short as there is one. */
  address: string;
  codeLabel: string;
  /** What the code and the address are for. */
  invitation: string;
};

/** Kazakh words are long: a title that would not fit large is set smaller, never cut or broken. */
function titleClass(title: string): string {
  const longestWord = Math.max(...title.split(/\s+/).map((word) => word.length));
  return title.length > 60 || longestWord > 13 ? "poster-title poster-title-long" : "poster-title";
}

/** Much to say is set smaller, so that it stays one sheet. */
function posterClass(length: number): string {
  if (length <= 420) return "poster";
  return length <= 520 ? "poster poster-full" : "poster poster-dense";
}

export function Poster(props: PosterProps) {
  const { head, title, lead, length, children, address, codeLabel, invitation } = props;
  return (
    <article className={posterClass(length)}>
      {head}
      <h1 className={titleClass(title)}>{unbroken(title)}</h1>
      <p className="poster-lead">{lead}</p>
      {children}
      <div className="poster-foot">
        <QrCode address={address} label={codeLabel} className="poster-code" />
        <div>
          <p>{invitation}</p>
          <p className="poster-address">{address.replace(/^https?:\/\//, "")}</p>
        </div>
      </div>
    </article>
  );
}
