import { Clock, Shapes } from 'lucide-react';
import type { Brand, Variant } from '#contract/logos.ts';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { faceOf, groundOf } from './names.ts';

/** A variant on the ground it is made for; an icon where there is no file, or none that can be seen. Decorative: its name stands beside it. */
export function LogoMark({
  variant,
  brand,
  size = 320,
  className = '',
}: {
  variant: Variant;
  brand: Pick<Brand, 'palette'>;
  size?: 320 | 1600;
  className?: string;
}) {
  const face = faceOf(variant);
  return (
    <span
      className={`lg-mark ${face === undefined ? 'none' : ''} ${className}`}
      style={face === undefined ? undefined : { background: groundOf(variant.ground, brand) }}
    >
      {face === undefined ? (
        <Icon of={variant.status === 'asked' ? Clock : Shapes} />
      ) : (
        <Picture asset={{ sha256: face.sha256, hasPreview: face.hasPreview, kind: 'logo' }} fit="contain" size={size} />
      )}
    </span>
  );
}
