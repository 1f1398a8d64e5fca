import type { Kit, KitSection, ReadyTemplate, SectionKind, TemplateFields } from '#contract/kits.ts';
import { allSections } from './sections.ts';

const inOrder = (...kinds: readonly SectionKind[]): KitSection[] => kinds.map((kind) => ({ kind, items: [] }));

/** What a kit of each ready kind begins with: the order of its sections, what goes into the zip, and a note to be worded anew. */
export const READY_TEMPLATES: Readonly<Record<ReadyTemplate, { readonly name: string; readonly fields: TemplateFields }>> = {
  announcement: {
    name: 'Announcement',
    fields: { sections: inOrder('releases', 'quotes', 'figures', 'photos', 'logos', 'documents', 'contacts') },
  },
  event: {
    name: 'Event',
    fields: {
      sections: inOrder('releases', 'contacts', 'photos', 'sheets', 'documents', 'logos', 'quotes', 'figures'),
      note: 'Accreditation, interviews and filming: please ask the press contact.',
    },
  },
  'crisis-statement': {
    name: 'Crisis statement',
    fields: {
      // read on a telephone, forwarded by mail: the statement, whom to call, and little else
      sections: inOrder('releases', 'contacts', 'figures', 'quotes', 'documents', 'photos', 'logos', 'sheets'),
      tier: 'lite',
      note: 'What is known when this statement was made. Please ask the press contact for the newest version before you publish.',
    },
  },
  'annual-report': {
    name: 'Annual report',
    fields: {
      sections: inOrder('releases', 'figures', 'documents', 'quotes', 'photos', 'logos', 'sheets', 'contacts'),
      tier: 'print',
    },
  },
};

/** What a template keeps of a kit: its settings, the order of its sections, and the items of those that are named. */
export const templateOf = (kit: Kit, keep: readonly SectionKind[]): TemplateFields => ({
  organisationId: kit.organisationId,
  language: kit.language,
  license: kit.license,
  note: kit.note,
  tier: kit.tier,
  originals: kit.originals,
  themeOverride: kit.themeOverride,
  sections: allSections(kit.sections).map(({ kind, items }) => ({ kind, items: keep.includes(kind) ? items : [] })),
});
