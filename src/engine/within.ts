/** Whether a promise settles, well or badly, within so many ms. */
export function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), ms);
    const settle = (): void => {
      clearTimeout(late);
      resolve(true);
    };
    promise.then(settle, settle);
  });
}
