import { useEffect, useState } from 'react';

/** The value as it was once it has stood still for `ms`. */
export function useLater<T>(value: T, ms: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return later;
}

/** Now, anew every `ms`: for what counts down. A window that is hidden does not count; when it is seen again, it is right at once. */
export function useNow(ms = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const tell = (): void => setNow(new Date());
    const count = (): void => {
      clearInterval(timer);
      timer = document.hidden ? undefined : setInterval(tell, ms);
    };
    const turn = (): void => {
      count();
      if (!document.hidden) tell();
    };
    count();
    document.addEventListener('visibilitychange', turn);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, [ms]);
  return now;
}
