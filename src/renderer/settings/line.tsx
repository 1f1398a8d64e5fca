import type { ReactNode } from 'react';

/** One setting: what it is at the left, its control at the right, a sentence about it below. */
export function Line({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="set-line">
      <span className="what">
        {label}
        {hint !== undefined && <span className="faint sm">{hint}</span>}
      </span>
      <span className="how">{children}</span>
    </div>
  );
}
