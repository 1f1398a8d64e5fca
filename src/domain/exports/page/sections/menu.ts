import type { Page } from '../page.ts';
import { has } from '../page.ts';

type Key = keyof Page['words']['menu'];

/** The sections that this kit has, with their anchors, in the order of the page. The menu and the page itself read this. */
export function menuOf({ view, words }: Page): readonly (readonly [id: string, label: string])[] {
  const { organisation } = view;
  const present: Readonly<Record<Key, boolean>> = {
    release: view.releases.length > 0,
    figures: view.figures.length > 0,
    quotes: view.quotes.length > 0,
    photos: view.photos.length > 0,
    logos: view.logos.length > 0 || view.palette.length > 0,
    documents: view.documents.length > 0,
    contacts: view.contacts.length > 0,
    about: organisation.about.some(has) || organisation.facts.length > 0,
    files: view.folders.some((folder) => folder.count > 0),
  };
  const keys = Object.keys(present) as Key[];
  return keys.filter((key) => present[key]).map((key) => [key === 'files' ? 'contents' : key, words.menu[key]] as const);
}
