// Owns switching between views of one thing; each is a page of its own, so these are links.

export type Tab = { href: string; label: string; current?: boolean };

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="border-rule border-b">
      <ul className="flex flex-wrap gap-x-6 font-sans">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className="-mb-px block border-transparent border-b-3 py-2 text-ink no-underline hover:border-rule aria-[current=page]:border-ink"
            >
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
