/** Dateline's mark: a globe cut by the date line. */
export function Mark({ ground = 'var(--surface-sunk)' }: { ground?: string }) {
  return (
    <svg className="mark" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="9" fill="currentColor" />
      <path d="M9 0v5l3 2.2v3L7.4 13v5" fill="none" stroke={ground} strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
