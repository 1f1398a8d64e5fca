import type { LucideIcon } from 'lucide-react';

/** A lucide icon at one of the four sizes of visual.md; always decoration, the word beside it says the meaning. */
export function Icon({
  of: Shape,
  size = '',
  className = '',
}: {
  of: LucideIcon;
  size?: '' | 's' | 'xs' | 'l';
  className?: string;
}) {
  return <Shape className={`i ${size} ${className}`} aria-hidden="true" />;
}
