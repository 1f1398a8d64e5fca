import type { ComponentProps } from 'react';

/** Things that belong together under one name. */
export function Group({ label, ...rest }: Omit<ComponentProps<'div'>, 'role' | 'aria-label'> & { readonly label: string }) {
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; what stands in here are controls of its own
  return <div {...rest} role="group" aria-label={label} />;
}
