// Owns the page behind a link that does nothing any more: why, and the way on.
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";

type LinkTroubleProps = {
  title: string;
  text: string;
  way?: { href: string; label: string };
};

export function LinkTrouble({ title, text, way }: LinkTroubleProps) {
  return (
    <>
      <PageTitle title={title} lead={text} />
      {way ? <ButtonLink href={way.href}>{way.label}</ButtonLink> : null}
    </>
  );
}
