/** Lets many work side by side, or one alone; whoever wants to be alone goes before those who come later. */
export interface Turns {
  together<T>(work: () => Promise<T>): Promise<T>;
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes turns; nobody waits for ever as long as every work ends. */
export function createTurns(): Turns {
  let together = 0;
  let isAlone = false;
  const wantAlone: (() => void)[] = [];
  const wantTogether: (() => void)[] = [];
  const next = (): void => {
    if (isAlone) return;
    const first = wantAlone[0];
    if (first !== undefined) {
      if (together > 0) return;
      wantAlone.shift();
      isAlone = true;
      first();
      return;
    }
    for (const start of wantTogether.splice(0)) {
      together++;
      start();
    }
  };
  const when = async <T>(list: (() => void)[], work: () => Promise<T>, leave: () => void): Promise<T> => {
    await new Promise<void>((resolve) => {
      list.push(resolve);
      next();
    });
    try {
      return await work();
    } finally {
      leave();
      next();
    }
  };
  return {
    together: (work) =>
      when(wantTogether, work, () => {
        together--;
      }),
    alone: (work) =>
      when(wantAlone, work, () => {
        isAlone = false;
      }),
  };
}
