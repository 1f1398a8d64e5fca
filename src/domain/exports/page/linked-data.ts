import { has } from './page.ts';
import { pictureSource, scriptJson, webAddress } from './safe.ts';
import type { PageView } from './view.ts';

/** The page for machines: schema.org JSON-LD. kit.json says the same of every file; here stands the story and who to ask. */
export function linkedData(view: PageView): string {
  const { organisation, lead, status } = view;
  const release = view.releases[0];
  const photo = view.photos.find((one) => one.id === lead?.photoId);
  const contactPoint = view.contacts.map((contact) =>
    present({
      '@type': 'ContactPoint',
      contactType: 'press',
      name: contact.name,
      telephone: contact.phone,
      email: contact.email,
    }),
  );
  const publisher = present({
    '@type': 'Organization',
    name: organisation.name,
    url: webAddress(organisation.website) ?? '',
    contactPoint,
  });
  const image =
    photo && pictureSource(photo.src)
      ? present({
          '@type': 'ImageObject',
          contentUrl: (photo.highRes ?? photo.web)?.path ?? '',
          name: photo.title,
          caption: photo.caption,
          creditText: photo.credit,
          copyrightNotice: photo.copyright,
          license: webAddress(photo.license.url) ?? '',
        })
      : {};
  return scriptJson(
    present({
      '@context': 'https://schema.org',
      '@type': release ? 'NewsArticle' : 'CreativeWork',
      ...(release ? { genre: 'Press release' } : {}),
      headline: release?.headline ?? view.title,
      description: view.standfirst,
      inLanguage: release?.language ?? view.language,
      datePublished: view.date,
      conditionsOfAccess: status.kind === 'embargo' ? `Embargoed until ${status.long} (${status.untilUtc})` : '',
      wordCount: release?.words ?? 0,
      version: String(view.version),
      identifier: view.identifier,
      publisher,
      image,
      workTranslation: view.releases
        .slice(1)
        .filter((other) => other.language !== release?.language)
        .map((other) => present({ '@type': 'NewsArticle', headline: other.headline, inLanguage: other.language })),
    }),
  );
}

/** Leaves out what is empty. */
function present(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => {
      if (typeof value === 'string') return has(value);
      if (Array.isArray(value)) return value.length > 0;
      if (typeof value === 'object' && value !== null) return Object.keys(value).some((key) => !key.startsWith('@'));
      return value !== 0 && value !== null;
    }),
  );
}
