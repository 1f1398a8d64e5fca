import { startTransition, useEffect, useState } from 'react';

/** False while a component is first drawn, true right after that, in a drawing that gives way to everything else: for what need not be there at once. */
export function useSoon(): boolean {
  const [isSoon, setSoon] = useState(false);
  useEffect(() => startTransition(() => setSoon(true)), []);
  return isSoon;
}
