import type { ComparedFile, KitChange } from '#contract/comparing.ts';
import { align } from '../releases/writing/align.ts';
import type { KitFacts, PartFacts } from './kit-facts.ts';

/** Files of one kit against those of another: a file whose bytes are elsewhere under another name was renamed. */
export function compareFiles(from: KitFacts, to: KitFacts) {
  const before = new Map(from.parts.map((part) => [part.path, part]));
  const after = new Map(to.parts.map((part) => [part.path, part]));
  const gone = from.parts.filter(({ path }) => !after.has(path));
  const fresh = to.parts.filter(({ path }) => !before.has(path));
  const renamed: { from: string; to: string; bytes: number; sha256: string }[] = [];
  const left = new Set(gone);
  for (const part of fresh) {
    const twin = [...left].find(({ sha256 }) => sha256 === part.sha256);
    if (twin === undefined) continue;
    left.delete(twin);
    renamed.push({ from: twin.path, to: part.path, bytes: part.bytes, sha256: part.sha256 });
  }
  const moved = new Set(renamed.map((one) => one.to));
  const changed = to.parts.flatMap((part) => {
    const old = before.get(part.path);
    if (old === undefined || old.sha256 === part.sha256) return [];
    return [{ ...fileOf(part), before: { bytes: old.bytes, sha256: old.sha256 } }];
  });
  return {
    added: fresh.filter(({ path }) => !moved.has(path)).map(fileOf),
    removed: [...left].map(fileOf),
    renamed,
    changed,
    unchanged: to.parts.length - fresh.length - changed.length,
  };
}

const fileOf = ({ path, role, bytes, sha256 }: PartFacts): ComparedFile => ({ path, role, bytes, sha256 });

/** What changed between two kits, for a reader: what each sentence is about, what it said, what it says now. */
export function compareWords(from: KitFacts, to: KitFacts): KitChange[] {
  return [
    ...field('kit', 'Headline', from.name, to.name),
    ...field('kit', 'Embargo', from.conditions, to.conditions),
    ...field('kit', 'Terms of use', from.license, to.license),
    ...releaseChanges(from, to),
    ...listChanges('figure', from.figures, to.figures),
    ...listChanges('quote', from.quotes, to.quotes),
    ...pictureChanges(from, to),
    ...contactChanges(from, to),
    ...field('signature', 'Signer', from.signer, to.signer),
    ...field('signature', 'Key', from.keyFingerprint, to.keyFingerprint),
  ];
}

function field(kind: KitChange['kind'], what: string, was: string, is: string): KitChange[] {
  return was === is ? [] : [{ kind, what, was, is }];
}

/** Paragraphs that were changed: one that went and one that came in its place are one change. */
function releaseChanges(from: KitFacts, to: KitFacts): KitChange[] {
  return Object.entries(to.releases).flatMap(([path, text]) => {
    // A file's name holds the language and number of a release, and a kit keeps it for life.
    const old = from.releases[path];
    if (old === undefined) return [];
    const changes: KitChange[] = [];
    let went: string[] = [];
    let came: string[] = [];
    const flush = (): void => {
      for (let at = 0; at < Math.max(went.length, came.length); at++)
        changes.push({ kind: 'release', what: path, was: went[at] ?? '', is: came[at] ?? '' });
      [went, came] = [[], []];
    };
    for (const step of align(paragraphsOf(old), paragraphsOf(text))) {
      if (step.kind === 'removed') went.push(step.value);
      else if (step.kind === 'added') came.push(step.value);
      else flush();
    }
    flush();
    return changes;
  });
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');

function listChanges(kind: KitChange['kind'], from: readonly string[], to: readonly string[]): KitChange[] {
  const was = new Set(from);
  const is = new Set(to);
  return [
    ...from.filter((text) => !is.has(text)).map((text) => ({ kind, what: '', was: text, is: '' })),
    ...to.filter((text) => !was.has(text)).map((text) => ({ kind, what: '', was: '', is: text })),
  ];
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'title',
  caption: 'caption',
  altText: 'alt text',
  creator: 'photographer',
  creditText: 'credit',
  copyrightNotice: 'copyright',
  usageTerms: 'terms of use',
  license: 'licence',
  expires: 'last day of use',
};

/** Pictures by what they are, not by their number: a picture keeps its group, and one that moved up is not a new one. */
function pictureChanges(from: KitFacts, to: KitFacts): KitChange[] {
  const [before, after] = [picturesOf(from), picturesOf(to)];
  const matched = new Set<PartFacts>();
  const changes: KitChange[] = [];
  for (const picture of after) {
    const open = before.filter((one) => !matched.has(one));
    const old =
      open.find((one) => one.sha256 === picture.sha256) ??
      open.find((one) => nameOf(one) === nameOf(picture)) ??
      open.find((one) => one.texts.caption !== '' && one.texts.caption === picture.texts.caption);
    if (old === undefined) {
      changes.push({ kind: 'picture', what: nameOf(picture), was: '', is: 'new' });
      continue;
    }
    matched.add(old);
    for (const [key, what] of Object.entries(FIELD_WORDS)) {
      const [was, is] = [old.texts[key] ?? '', picture.texts[key] ?? ''];
      if (was !== is) changes.push({ kind: 'picture', what: `${nameOf(picture)}: ${what}`, was, is });
    }
  }
  const gone = before.filter((one) => !matched.has(one));
  return [...changes, ...gone.map((one): KitChange => ({ kind: 'picture', what: nameOf(one), was: 'in the kit', is: '' }))];
}

/** One file of each picture: the largest of its group. */
function picturesOf({ parts }: KitFacts): PartFacts[] {
  const largest = new Map<string, PartFacts>();
  for (const part of parts) {
    if (part.role !== 'photo') continue;
    const known = largest.get(part.group);
    if (known === undefined || known.bytes < part.bytes) largest.set(part.group, part);
  }
  return [...largest.values()];
}

const nameOf = (part: PartFacts): string => part.texts.name || part.path;

const CONTACT_WORDS: Readonly<Record<string, string>> = { jobTitle: 'role', telephone: 'telephone', email: 'e-mail' };

function contactChanges(from: KitFacts, to: KitFacts): KitChange[] {
  const before = new Map(from.contacts.map((contact) => [contact.name, contact]));
  const after = new Set(to.contacts.map(({ name }) => name));
  const changes = to.contacts.flatMap((contact): KitChange[] => {
    const old = before.get(contact.name);
    if (old === undefined) return [{ kind: 'contact', what: contact.name, was: '', is: 'new' }];
    return Object.entries(CONTACT_WORDS).flatMap(([key, what]) =>
      field('contact', `${contact.name}: ${what}`, old.texts[key] ?? '', contact.texts[key] ?? ''),
    );
  });
  const gone = from.contacts.filter(({ name }) => !after.has(name));
  return [...changes, ...gone.map(({ name }): KitChange => ({ kind: 'contact', what: name, was: 'in the kit', is: '' }))];
}
