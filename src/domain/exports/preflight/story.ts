import type { Finding } from '#contract/exports.ts';
import type { Release } from '#contract/releases.ts';
import { assertNever } from '#contract/result.ts';
import { inUtc } from '../../dates.ts';
import { checkName } from '../../names.ts';
import { plainBlocks } from '../../releases/texts/marks.ts';
import { extensionOf } from '../extension.ts';
import { assetSubject, kitSubject, type Rule } from './rule.ts';

/** A kit above this is cut off by mail servers, in bytes (kit-output.md, section 11). */
const MAIL_LIMIT = 25_000_000;
/** What mail filters drop and trained journalists refuse (kit-output.md, section 1). */
const REFUSED_EXTENSIONS = new Set(
  'exe msi bat cmd com scr ps1 vbs js jse wsf jar app dmg pkg sh py lnk url desktop iso zip rar 7z gz tar docm xlsm pptm dotm hta reg dll pif scf cpl msc msix xlsb xll vbe wsh cab xz bz2 tgz img vhd chm deb rpm command jnlp gadget appx apk ipa'.split(
    ' ',
  ),
);
/** Words that are doubled in good English. */
const MAY_REPEAT = new Set(['had', 'that', 'her', 'his']);

const releaseSubject = (release: Release): Finding['subject'] => ({
  kind: 'release',
  id: release.id,
  label: release.headline || 'Untitled release',
});

export const STORY_RULES: readonly Rule[] = [
  {
    id: 'kit.empty',
    severity: 'error',
    why: 'A kit without a release, a picture or a logo tells nobody anything.',
    find: ({ content }) =>
      content.releases.length + content.photos.length + content.logos.length + content.documents.length > 0
        ? []
        : [{ subject: kitSubject(content), message: 'The kit is empty', fix: 'Add a release or pictures' }],
  },
  {
    id: 'kit.date-missing',
    severity: 'error',
    why: 'Every file name and document is dated by the kit.',
    find: ({ content }) =>
      content.kit.date !== null ? [] : [{ subject: kitSubject(content), message: 'No date', fix: 'Set the date' }],
  },
  {
    id: 'kit.contact-missing',
    severity: 'error',
    why: 'A journalist needs a named person to call.',
    find: ({ content }) =>
      content.contacts.length > 0 ? [] : [{ subject: kitSubject(content), message: 'No press contact', fix: 'Add a contact' }],
  },
  {
    id: 'contact.unreachable',
    severity: 'error',
    why: 'A contact with neither telephone nor e-mail cannot be asked.',
    find: ({ content }) =>
      content.contacts
        .filter((contact) => contact.phone === '' && contact.email === '')
        .map((contact) => ({
          subject: { kind: 'contact', id: contact.id, label: contact.name },
          message: 'Neither telephone nor e-mail',
          fix: 'Add a number',
        })),
  },
  {
    id: 'contact.phone-missing',
    severity: 'warning',
    why: 'On deadline people call; a direct number is what they look for first.',
    find: ({ content }) =>
      content.contacts
        .filter((contact) => contact.phone === '' && contact.email !== '')
        .map((contact) => ({
          subject: { kind: 'contact', id: contact.id, label: contact.name },
          message: 'No telephone number',
          fix: 'Add a number',
        })),
  },
  {
    id: 'kit.reference-missing',
    severity: 'error',
    why: 'The kit names something that has been removed from the library.',
    find: ({ content }) =>
      content.missing.map((id) => ({
        subject: { ...kitSubject(content), label: id },
        message: 'No longer in the library',
        fix: 'Take it out of the kit',
      })),
  },
  {
    id: 'release.headline-missing',
    severity: 'error',
    why: 'A release without a headline cannot be found, filed or quoted.',
    find: ({ content }) =>
      content.releases
        .filter((release) => release.headline === '')
        .map((release) => ({ subject: releaseSubject(release), message: 'No headline', fix: 'Write one' })),
  },
  {
    id: 'release.date-missing',
    severity: 'error',
    why: 'An undated release is not news.',
    find: ({ content }) =>
      content.releases
        .filter((release) => release.date === null)
        .map((release) => ({ subject: releaseSubject(release), message: 'No date', fix: 'Set the date' })),
  },
  {
    id: 'embargo.past',
    severity: 'error',
    why: 'The embargo has lifted: the kit would still ask people to wait.',
    find: ({ content, now }) =>
      content.kit.embargo === null || Date.parse(content.kit.embargo.until) > Date.parse(now)
        ? []
        : [{ subject: kitSubject(content), message: 'The embargo is over', fix: 'Remove the embargo' }],
  },
  {
    id: 'embargo.year',
    severity: 'error',
    why: 'Names and calendars write years with four digits.',
    find: ({ content }) =>
      content.kit.embargo === null || /^\d{4}-/.test(inUtc(content.kit.embargo.until))
        ? []
        : [{ subject: kitSubject(content), message: 'The embargo ends after the year 9999', fix: 'Correct the embargo' }],
  },
  {
    id: 'embargo.differs',
    severity: 'error',
    why: 'Two instants in one kit cause staggered publication.',
    find: ({ content }) =>
      content.releases
        .filter(
          (release) =>
            (release.embargo === null ? null : Date.parse(release.embargo.until)) !==
            (content.kit.embargo === null ? null : Date.parse(content.kit.embargo.until)),
        )
        .map((release) => ({
          subject: releaseSubject(release),
          message: 'Its embargo is not the kit’s',
          fix: 'Make them the same',
        })),
  },
  {
    id: 'release.doubled-word',
    severity: 'warning',
    why: 'The slip that readers see first.',
    find: ({ content }) =>
      content.releases.flatMap((release) =>
        plainBlocks(release.body).flatMap((paragraph, index) => {
          const slip = doubledWord(paragraph);
          return slip === null
            ? []
            : [{ subject: releaseSubject(release), message: `“${slip}” in paragraph ${index + 1}`, fix: 'Correct the text' }];
        }),
      ),
  },
  {
    id: 'release.figure-not-in-text',
    severity: 'warning',
    why: 'A figure that the text does not hold cannot be checked by anybody.',
    find: ({ content }) =>
      content.releases.flatMap((release) => {
        const text = [release.headline, release.subheadline, ...plainBlocks(release.body), ...release.notes].join('\n');
        return release.figures
          .filter((figure) => !text.includes(figure.text))
          .map((figure) => ({
            subject: releaseSubject(release),
            message: `“${figure.text}” is not in the text`,
            fix: 'Correct or remove the figure',
          }));
      }),
  },
  {
    id: 'release.quote-without-speaker',
    severity: 'warning',
    why: 'A quote nobody said cannot be quoted.',
    find: ({ content }) =>
      content.releases.flatMap((release) =>
        release.quotes
          .filter((quote) => quote.speaker === '')
          .map((quote) => ({
            subject: releaseSubject(release),
            message: `No speaker for “${quote.text.slice(0, 40)}…”`,
            fix: 'Name the speaker',
          })),
      ),
  },
  {
    id: 'document.refused-type',
    severity: 'error',
    why: 'Mail filters drop programs, scripts, macros and archives, and with them the whole kit.',
    find: ({ content }) =>
      [...content.documents, ...content.logos]
        .filter((asset) => REFUSED_EXTENSIONS.has(extensionOf(asset.filename)))
        .map((asset) => ({
          subject: assetSubject(asset),
          message: 'Programs and archives do not belong in a kit',
          fix: 'Take it out',
        })),
  },
  {
    id: 'kit.name-rule',
    severity: 'error',
    why: 'A name that breaks the rules cannot be unpacked everywhere.',
    find: ({ content, plan }) =>
      plan.files.flatMap((file) => {
        const broken = checkName(file.path);
        return broken.length === 0
          ? []
          : [
              {
                subject: subjectOf(file.source, kitSubject(content)),
                message: `The name ${file.path} cannot be used (${broken.join(', ')})`,
                fix: 'Shorten the title',
              },
            ];
      }),
  },
  {
    id: 'kit.too-large-for-mail',
    severity: 'warning',
    why: `Most mail servers refuse more than ${MAIL_LIMIT / 1_000_000} MB.`,
    find: ({ content, plan }) => {
      const bytes = plan.files.reduce((sum, file) => sum + file.estimate, 0);
      return bytes <= MAIL_LIMIT
        ? []
        : [
            {
              subject: kitSubject(content),
              message: `About ${Math.round(bytes / 1_000_000)} MB: too large for mail`,
              fix: 'Send a link, or take pictures out',
            },
          ];
    },
  },
];

function subjectOf(
  source: { kind: string; asset?: Parameters<typeof assetSubject>[0] },
  kit: Finding['subject'],
): Finding['subject'] {
  return source.asset === undefined ? kit : assetSubject(source.asset);
}

/** The first doubled word of a text, such as 'the the', or the run-in 'to together'; null when there is none. */
export function doubledWord(text: string): string | null {
  const words = [...text.matchAll(/[\p{L}’']+/gu)];
  for (let index = 1; index < words.length; index++) {
    const before = words[index - 1];
    const word = words[index];
    if (before === undefined || word === undefined) continue;
    const between = text.slice(before.index + before[0].length, word.index);
    if (between.trim() !== '') continue;
    const [first, second] = [before[0].toLowerCase(), word[0].toLowerCase()];
    if (first === second && first.length > 1 && !MAY_REPEAT.has(first)) return `${before[0]} ${word[0]}`;
    if (first === 'to' && second === 'together') return `${before[0]} ${word[0]}`;
  }
  return null;
}

/** Keeps the exhaustive check of severities next to where they are sorted. */
export const severityRank = (severity: Finding['severity']): number => {
  switch (severity) {
    case 'error':
      return 0;
    case 'warning':
      return 1;
    default:
      return assertNever(severity);
  }
};
