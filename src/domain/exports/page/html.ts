import { pageNumberWords } from '../../page-number.ts';
import { embargoSheetCss, layoutCss, sheetCss, themeCss, typefaceCss } from './css.ts';
import { linkedData } from './linked-data.ts';
import { has, openPage } from './page.ts';
import { colour, type Html, html, join, raw } from './safe.ts';
import { pageScript } from './script.ts';
import { figures, quotes } from './sections/figures.ts';
import { contents } from './sections/files.ts';
import { footer } from './sections/footer.ts';
import { documents, logos } from './sections/logos.ts';
import { lane, masthead, note, opening, statusBar } from './sections/opening.ts';
import { about, contacts } from './sections/people.ts';
import { photos } from './sections/photos.ts';
import { releases } from './sections/release.ts';
import type { PageView } from './view.ts';

/**
 * The press page: one self-contained HTML file that loads nothing from the network. `scriptHash` is the base64 SHA-256 of
 * `pageScript(view.language)`; with any other the browser refuses the script and the page stays as it is without one.
 */
export function renderPage(view: PageView, scriptHash: string): string {
  const hash = scriptHash.replace(/^sha256-/, '');
  if (!/^[A-Za-z0-9+/]{43}=$/.test(hash)) throw new Error('The script hash is not the base64 of a SHA-256.');
  const page = openPage(view);
  const { words } = page;
  const embargo = view.status.kind === 'embargo' ? view.status : null;
  const styles = layoutCss({
    fonts: view.fonts,
    embargoed: embargo !== null,
    notes: view.releases.some((release) => release.notes.some(has)),
    documents: view.documents.length > 0,
  });
  return html`<!doctype html>
<html lang="${words.language}" data-status="${embargo ? 'embargoed' : 'open'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; font-src 'self' file:${view.isPreview && view.typefaces.length > 0 && ' data:'}; style-src 'unsafe-inline'; script-src 'sha256-${raw(hash)}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex,nofollow">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${view.generator}">
<title>${words.title(view.title, view.organisation.name)}</title>
<link rel="icon" href="${icon(view)}">
${!view.isPreview && html`<link rel="alternate" type="application/json" href="kit.json">\n`}<style>${raw(themeCss(view.theme, embargo !== null))}</style>
<style>${raw(styles)}${raw(sheetCss(words.footerLine(view.organisation.name, view.dateLong), pageNumberWords(words.language)))}</style>${view.typefaces.length > 0 && html`\n<style>${raw(typefaceCss(view.typefaces))}</style>`}
${embargo && html`<style id="hold">${raw(embargoSheetCss(words.status.line(embargo.long.toLocaleUpperCase(words.locale))))}</style>\n`}<script type="application/ld+json">${raw(linkedData(view))}</script>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${statusBar(page)}${masthead(page)}<main id="main" class="wrap" tabindex="-1">
${join(MAIN.map((part) => part(page)))}</main>
${footer(page)}<div id="live" class="vh" role="status" aria-live="polite"></div>
${!view.isPreview && html`<script>${raw(pageScript(view.language))}</script>\n`}</body>
</html>
`.markup;
}

const MAIN: readonly ((page: ReturnType<typeof openPage>) => Html)[] = [
  opening,
  lane,
  note,
  releases,
  figures,
  quotes,
  photos,
  logos,
  documents,
  contacts,
  about,
  contents,
];

/** The tab's icon: the organisation's initial on its colour. */
function icon(view: PageView): string {
  const initial = /\p{L}|\p{N}/u.exec(view.organisation.name.replace(/^(city|ministry|municipality|the) (of )?/i, ''))?.[0] ?? '';
  const fill = colour(view.theme.light.brand).slice(1);
  const on = colour(view.theme.light.onBrand).slice(1);
  return (
    `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%23${fill}'/%3E` +
    `%3Ctext x='16' y='23' font-family='Georgia,serif' font-size='21' text-anchor='middle' fill='%23${on}'%3E${encodeURIComponent(initial.toUpperCase())}%3C/text%3E%3C/svg%3E`
  );
}
