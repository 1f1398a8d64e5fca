import type { Vocabulary } from './lexicon/index.ts';
import { findPersons } from './persons.ts';

/** A full name found in the text, with the first role given to it. */
export interface KnownPerson {
  readonly name: string;
  readonly role: string | null;
}

const MAX_PEOPLE = 2000;

/** The full names in the text, so that later mentions by surname can be resolved. */
export class People {
  readonly #known: { name: string; lower: string; role: string | null }[] = [];
  readonly #at = new Map<string, number>();

  constructor(paragraphs: readonly string[], vocabulary: Vocabulary) {
    for (const paragraph of paragraphs) {
      if (this.#known.length >= MAX_PEOPLE) break;
      for (const person of findPersons(paragraph.slice(0, 20_000), vocabulary, 3000)) this.add(person.name, person.role);
    }
  }

  /** Remembers a full name; the first role seen for it stays. */
  add(name: string, role: string | null): void {
    if (!name.includes(' ') || this.#known.length >= MAX_PEOPLE) return;
    const lower = name.toLowerCase();
    const at = this.#at.get(lower);
    const known = at === undefined ? undefined : this.#known[at];
    if (known === undefined) {
      this.#at.set(lower, this.#known.length);
      this.#known.push({ name, lower, role });
    } else if (known.role === null) known.role = role;
  }

  /** The full name and role for a mention; the mention itself when the text says no more. */
  resolve(name: string, role: string | null): KnownPerson {
    const lower = name.toLowerCase();
    const exact = this.#at.get(lower);
    if (exact !== undefined && name.includes(' ')) {
      return { name, role: role ?? this.#known[exact]?.role ?? null };
    }
    const tails = this.#known.filter((known) => known.lower.endsWith(` ${lower}`) || `${known.lower}s`.endsWith(` ${lower}`));
    const sameRole = role === null ? undefined : tails.find((known) => known.role?.toLowerCase() === role.toLowerCase());
    const withRole = tails.find((known) => known.role !== null);
    const heads = name.includes(' ')
      ? []
      : this.#known.filter((known) => known.role !== null && known.lower.startsWith(`${lower} `));
    const found = sameRole ?? withRole ?? tails[0] ?? heads[0];
    if (found === undefined) return { name, role };
    // 'Minister Tierney' is the 'Minister for Seas and Islands' of before
    const fuller = role !== null && found.role?.toLowerCase().startsWith(`${role.toLowerCase()} `) === true;
    return { name: found.name, role: fuller ? found.role : (role ?? found.role) };
  }

  /** The one person the text gives this role to ('the mayor'), or null when none or several. */
  byRole(role: string): KnownPerson | null {
    const lower = role.toLowerCase();
    const found = this.#known.filter((known) => known.role !== null && ` ${known.role.toLowerCase()} `.includes(` ${lower} `));
    const only = found[0];
    return found.length === 1 && only !== undefined ? { name: only.name, role: only.role } : null;
  }

  /** True when the text names this person in full. */
  knows(name: string): boolean {
    return this.#at.has(name.toLowerCase());
  }
}
