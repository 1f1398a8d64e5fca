import { useEffect, useRef, useState } from 'react';
import { askHost, useApp } from '../shell/app.tsx';

/** So long a button says that its text was copied, in ms. */
const SAID_MS = 1600;

/** Puts a text on the clipboard, and says for a moment that it is there. */
export function useCopied(): { readonly isCopied: boolean; copy(text: string): void } {
  const app = useApp();
  const [isCopied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (text: string): Promise<void> => {
    if ((await askHost(app, 'copyText', { text })) === null) return;
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), SAID_MS);
  };
  return { isCopied, copy: (text) => void copy(text) };
}
