import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon?: LucideIcon | undefined;
  readonly look?: 'plain' | 'primary' | 'quiet' | 'link' | 'danger';
  readonly size?: '' | 'tiny' | 'big';
  readonly children: ReactNode;
}

/** A button with a word, with an icon when it helps. */
export function Button({ icon, look = 'plain', size = '', className = '', children, ...rest }: ButtonProps) {
  const iconSize = look === 'link' ? 'xs' : 's';
  return (
    <button type="button" {...rest} className={`btn ${look} ${size} ${className}`}>
      {icon && <Icon of={icon} size={iconSize} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** What it does; the tooltip adds the shortcut. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly iconSize?: '' | 's' | 'xs';
}

/** A button that is only an icon: it always has a name and a tooltip. */
export function IconButton({ icon, label, shortcut, iconSize = '', className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={shortcut ? `${label} (${shortcut})` : label}
      {...rest}
      aria-label={label}
      className={`ib ${className}`}
    >
      <Icon of={icon} size={iconSize} />
    </button>
  );
}
