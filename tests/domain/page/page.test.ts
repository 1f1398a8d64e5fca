import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bodyOfDocument } from '#domain/releases/document.ts';
import { pageBudget, pageWeight } from '../../../src/domain/exports/page/budget.ts';
import { renderPage } from '../../../src/domain/exports/page/html.ts';
import { pageScript } from '../../../src/domain/exports/page/script.ts';
import type { PageView } from '../../../src/domain/exports/page/view.ts';
import { copenhagenView, file, PARAGRAPHS, picture } from '../../page/fixture.ts';
import { markedRelease, printed } from '../documents/sample-releases.ts';

const HASH = createHash('sha256').update(pageScript('en')).digest('base64');
const render = (view: PageView) => renderPage(view, HASH);
const all = (page: string, pattern: RegExp) => [...page.matchAll(pattern)].map((match) => match[1] ?? '');
const ids = (page: string) => all(page, / id="([^"]*)"/g);
const hrefs = (page: string) => all(page, / href="([^"]*)"/g);

/** A view with every optional part, in two languages. */
function fullView(): PageView {
  const view = copenhagenView();
  const [release] = view.releases;
  if (!release) throw new Error('The fixture has a release.');
  return {
    ...view,
    version: 2,
    releases: [
      { ...release, dateline: 'Copenhagen', subheadline: 'A second line', notes: ['A note to editors.', 'Another.'] },
      { ...release, id: 'rel_da', language: 'da', headline: 'København sender delegation til Beijing' },
    ],
    figures: [
      ...view.figures,
      {
        text: '20',
        label: '',
        sentence: 'around 20 Danish companies',
        language: 'da',
        source: { releaseId: 'rel_da', paragraph: 5 },
      },
    ],
    documents: [
      { title: 'Sister city agreement', note: 'Signed 2012', file: file('PDF', 'Report', 'documents/agreement.pdf', 812_000) },
    ],
    photos: view.photos.map((photo, i) =>
      i === 0 ? { ...photo, expires: '2015-12-31', copyright: '© Charles Barbin', web: null } : photo,
    ),
  };
}

function emptyView(): PageView {
  const view = copenhagenView({ embargo: false, photos: 0, signed: false });
  return {
    ...view,
    standfirst: '',
    logo: null,
    lead: null,
    releases: [],
    figures: [],
    quotes: [],
    photoFiles: [],
    photosNote: '',
    logos: [],
    logosNote: '',
    palette: [],
    documents: [],
    contacts: [],
    contactFiles: [],
    folders: [],
    filePrefix: '',
    licence: [],
    copyright: '',
    organisation: { name: '', website: '', about: [], aboutIn: [], facts: [] },
  };
}

describe('weight', () => {
  it.each([0, 1, 8, 20, 47, 120])('holds the budget with %i photos', (photos) => {
    const view = copenhagenView({ photos });
    expect(pageWeight(render(view))).toBeLessThanOrEqual(60_000 + 1_500 * Math.max(0, photos - 8));
    expect(pageBudget(view)).toBeGreaterThanOrEqual(60_000 + 1_500 * Math.max(0, photos - 8));
  });

  it('counts no picture, but every byte of text', () => {
    const view = copenhagenView();
    const [first, ...rest] = view.photos;
    if (!first) throw new Error('The fixture has photos.');
    const heavier = { ...view, photos: [{ ...first, src: `data:image/jpeg;base64,${'A'.repeat(40_000)}` }, ...rest] };
    expect(pageWeight(render(heavier))).toBe(pageWeight(render(view)));
    expect(pageWeight('æ€𝄞')).toBe(9);
  });

  it('never stops a kit for its words', () => {
    const view = copenhagenView();
    const [release] = view.releases;
    if (!release) throw new Error('The fixture has a release.');
    const long = {
      ...view,
      releases: [
        {
          ...release,
          body: Array.from({ length: 200 }, (_, i) => PARAGRAPHS[i % 10] ?? '').map((text) => ({
            kind: 'paragraph' as const,
            text,
            spans: [{ text }],
          })),
        },
      ],
    };
    expect(pageWeight(render(long))).toBeLessThanOrEqual(pageBudget(long));
    const full = fullView();
    expect(pageWeight(render(full))).toBeLessThanOrEqual(pageBudget(full) + 6_000);
  });
});

describe('marks of a body', () => {
  it('are elements with an anchor each, and only safe addresses are followed', () => {
    const view = copenhagenView();
    const [release] = view.releases;
    if (!release) throw new Error('The fixture has a release.');
    const page = render({ ...view, releases: [{ ...release, body: bodyOfDocument(printed(markedRelease())) }] });
    expect(page).toContain('<strong>€470 million</strong>');
    expect(page).toContain('<a href="https://city.example/water?a=1_2">the city’s own page</a>');
    expect(page).toContain('<h4 class="hd" id="p2">Three steps for 2020</h4>');
    expect(page).toContain('<ol class="pl" id="p6" start="3">');
    expect(page).toMatch(/<blockquote id="p7"><span[^>]*>7<\/span><p>“Water is <em>the<\/em> oil/);
    expect(page).toContain('old (http://old.example/x) is shown');
  });
});

describe('hostile text', () => {
  const ATTACK = `"><script>alert(1)</script>'--></style></title>`;

  /** The value with the attack put into (or in place of) every string, one variant for each way. */
  function poison(value: unknown, attack: (text: string) => string, keep: readonly string[] = []): unknown {
    if (typeof value === 'string') return keep.includes(value) ? value : attack(value);
    if (Array.isArray(value)) return value.map((item) => poison(item, attack, keep));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, poison(item, attack, keep)]));
  }

  /** The page without what it brings itself, so that only data is left to look at. */
  const inert = (page: string) => page.replace(`<script>${pageScript('en')}</script>`, '');

  const kinds = ['embargo', 'none', 'light', 'dark', 'brand', 'paragraph', 'pull', 'heading', 'list'];
  const attacks: readonly [string, (text: string) => string][] = [
    ['in place of every text', () => ATTACK],
    ['before every text', (text) => ATTACK + text],
    ['after every text', (text) => text + ATTACK],
  ];

  it.each(attacks)('stays text %s', (_, attack) => {
    const page = render(poison(fullView(), attack, kinds) as PageView);
    expect(page).not.toContain(ATTACK);
    expect(page).not.toContain('<script>alert');
    expect(inert(page).match(/<script\b[^>]*>/g)).toEqual(['<script type="application/ld+json">']);
    expect(page.match(/<style\b/g)).toHaveLength(3);
    expect(page.match(/<\/style>/g)).toHaveLength(3);
    expect(page.match(/<\/title>/g)).toHaveLength(1);
    expect(inert(page)).not.toMatch(/<[^>]*\son[a-z]+\s*=/i);
  });

  it('reaches no address but the safe ones', () => {
    const schemes = [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'http://plain.example/',
      '//host.example/x',
      '/etc/passwd',
      'file:///etc/passwd',
      '../outside.txt',
      'a/../../b',
      'C:\\x',
      'https://x.example/"onx=1',
      'photos/%2e%2e/x',
      'blob:https://x',
      '\u0001javascript:alert(1)',
      'data:image/svg+xml,<svg onload=alert(1)>',
      'mailto:a@b?bcc=c',
      'x\u0000y',
    ];
    for (const address of schemes) {
      const page = render(poison(fullView(), () => address, kinds) as PageView);
      for (const href of hrefs(page))
        expect(href).toMatch(/^(#[a-z0-9-]+|LICENSE\.txt|kit\.json|data:image\/svg\+xml,%3Csvg[^<>"]*)$/);
      expect(all(page, / (?:src|srcset)="([^"]*)"/g)).toEqual([]);
    }
    const page = render(fullView());
    for (const href of hrefs(page))
      expect(href).toMatch(
        /^(https:\/\/|mailto:|tel:\+?\d|#|data:image\/svg\+xml,%3Csvg|[a-z]+\/[A-Za-z0-9_./-]+$|LICENSE\.txt$|kit\.json$)/,
      );
  });

  it('keeps a printed line inside its quotes and a command free of anything but an address', () => {
    const view = copenhagenView();
    const hostile: PageView = {
      ...view,
      dateLong: '"} body{display:none} </style><script>',
      verification: { signed: true, signer: '$(rm -rf ~);`x` press@a.example', fingerprint: 'SHA256:<b>' },
    };
    const page = render(hostile);
    expect(page).not.toContain('"} body{');
    expect(page).toContain('-I rm-rfxpress@a.example -n');
    expect(page).toContain('<code>SHA256:&lt;b&gt;</code>');
  });

  it('survives broken characters', () => {
    const page = render(poison(fullView(), (text) => `${text}\u0000\u0008\ud800`, kinds) as PageView);
    expect(page).not.toMatch(/[\u0000-\u0008]/);
    expect(page.isWellFormed()).toBe(true);
  });

  it('refuses a hash that is none', () => {
    expect(() => renderPage(copenhagenView(), `x'; script-src *`)).toThrow();
  });
});

describe('structure', () => {
  const pages = [
    ['the sample', copenhagenView()],
    ['without embargo', copenhagenView({ embargo: false, signed: false })],
    ['everything', fullView()],
    ['nothing', emptyView()],
    ['one photo', copenhagenView({ photos: 1 })],
    ['150 photos', copenhagenView({ photos: 150 })],
    [
      'photos with one id',
      { ...copenhagenView(), photos: copenhagenView().photos.map((photo) => ({ ...photo, id: 'photo-01' })) },
    ],
  ] as const;

  it.each(pages)('has unique ids and a target for each jump: %s', (_, view) => {
    const page = render(view);
    expect(new Set(ids(page)).size).toBe(ids(page).length);
    for (const target of all(page, / href="#([^"]*)"/g)) expect(ids(page)).toContain(target);
    for (const target of all(page, / aria-labelledby="([^"]*)"/g)) expect(ids(page)).toContain(target);
    for (const target of all(page, / data-copy="([^"]*)"/g).flatMap((list) => list.split(' ')))
      expect(ids(page)).toContain(target);
  });

  it.each(pages)('steps down its headings one by one: %s', (_, view) => {
    const levels = all(render(view), /<h([1-6])\b/g).map(Number);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it.each(pages)('closes every element: %s', (_, view) => {
    const page = render(view).replace(/<script\b[\s\S]*?<\/script>|<style\b[\s\S]*?<\/style>|<!doctype html>/g, '');
    const open: string[] = [];
    for (const [, end, name = '', self] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g)) {
      if (['meta', 'link', 'img', 'source', 'br', 'wbr'].includes(name) || self) continue;
      if (end) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('leaves out whatever the kit does not have', () => {
    const page = render(emptyView());
    expect(all(page, /<section class="[^"]*" id="([^"]*)"/g)).toEqual([]);
    expect(page).not.toMatch(
      /<nav[\s\S]*<li>[\s\S]*<\/nav>|class="lane"|class="files"|<dl|id="h-licence"|@font-face[^}]*;src:url\(assets\/fonts\/x/,
    );
    for (const [part, view] of [
      ['figures', { ...fullView(), figures: [] }],
      ['quotes', { ...fullView(), quotes: [] }],
      ['photos', { ...fullView(), photos: [] }],
      ['logos', { ...fullView(), logos: [], palette: [] }],
      ['documents', { ...fullView(), documents: [] }],
      ['contacts', { ...fullView(), contacts: [] }],
      ['about', { ...fullView(), organisation: { ...fullView().organisation, about: [], facts: [] } }],
      ['contents', { ...fullView(), folders: [] }],
    ] as const) {
      const without = render(view);
      expect(ids(without)).not.toContain(part);
      expect(without).not.toContain(`href="#${part}"`);
      expect(ids(render(fullView()))).toContain(part);
    }
  });

  it('names the logos of one owner by what tells them apart, and others in full', () => {
    const [one, other] = fullView().logos;
    if (one === undefined || other === undefined) throw new Error('The sample has no two logos.');
    const named = (...titles: readonly [string, string]): string[] => {
      const logos = [
        { ...one, title: titles[0] },
        { ...other, title: titles[1] },
      ];
      const page = render({ ...fullView(), logos });
      return all(page.slice(page.indexOf('id="logos"')), /<h3>([^<]*)<\/h3>/g).slice(0, 2);
    };
    expect(named('City of Copenhagen, primary, black', 'City of Copenhagen, primary, white')).toEqual([
      'Primary, black',
      'Primary, white',
    ]);
    expect(named('City of Copenhagen, primary', 'Harbour, primary')).toEqual(['City of Copenhagen, primary', 'Harbour, primary']);
    expect(named('City', 'City')).toEqual(['City', 'City']);
  });

  it('leads from its terms to LICENSE.txt, which has those of every part', () => {
    expect(render(copenhagenView())).toContain('<a href="LICENSE.txt">LICENSE.txt</a>');
  });

  it('says nothing of an embargo when there is none', () => {
    const page = render(copenhagenView({ embargo: false }));
    expect(page).not.toMatch(/embargo/i);
    expect(page).toContain('data-status="open"');
    expect(page).toContain('For release');
    expect(page).not.toContain('id="clock"');
    expect(page).not.toContain('@top-left');
  });

  it('says the embargo in the bar, on printed sheets and before copied text', () => {
    const page = render(copenhagenView());
    expect(page).toContain('data-status="embargoed"');
    expect(page).toContain('<time datetime="2014-12-10T08:00:00Z">Wednesday 10 December 2014, 09:00 CET</time>');
    expect(page).toContain('@top-left{content:"EMBARGOED UNTIL WEDNESDAY 10 DECEMBER 2014, 09:00 CET"');
    expect(page).toContain('data-line="EMBARGOED UNTIL Wednesday 10 December 2014, 09:00 CET"');
  });

  it('shows the release word by word', () => {
    const page = render(copenhagenView());
    for (const paragraph of PARAGRAPHS) expect(page).toContain(paragraph);
  });

  it('links a figure only to a paragraph that exists', () => {
    const view = copenhagenView();
    const figures = [0, 11, 10].map((paragraph) => ({
      text: '1',
      label: 'x',
      sentence: '',
      language: 'en',
      source: { releaseId: 'rel_en', paragraph },
    }));
    expect(all(render({ ...view, figures, quotes: [] }), /class="src" href="#([^"]*)"/g)).toEqual(['p10']);
  });

  it.each([
    ['“If it saves 20 litres, it pays.', 'en', '“If it saves <b>20 litres</b>, it pays.”'],
    ['“It saves 20 litres,” she says.', 'en', '“It saves <b>20 litres</b>,” she says.'],
    ['»Det sparer 20 litres.', 'da', '»Det sparer <b>20 litres</b>.'],
    ['”Det sparer 20 litres.', 'da', '”Det sparer <b>20 litres</b>.”'],
    ['It saves 20 litres.', 'en', 'It saves <b>20 litres</b>.'],
  ])('closes the quotation that the sentence of a figure opens: %s', (sentence, language, shown) => {
    const figures = [{ text: '20 litres', label: '', sentence, language, source: null }];
    expect(render({ ...copenhagenView(), language, figures, quotes: [] })).toContain(`<dd>${shown}</dd>`);
  });

  it('prints only the checksum step when the kit is not signed', () => {
    expect(render(copenhagenView({ signed: false }))).not.toMatch(/ssh-keygen|SHA256SUMS\.txt\.sig|allowed_signers/);
    expect(render(copenhagenView())).toMatch(
      /ssh-keygen -Y verify -f verify\/allowed_signers -I press@cityofcopenhagen\.example -n dateline-kit/,
    );
  });

  it('has no links to files, no notice about missing ones and no script in a preview', () => {
    const page = render({ ...fullView(), isPreview: true });
    for (const href of hrefs(page)) expect(href).toMatch(/^(#|data:image\/svg)/);
    expect(page).not.toContain('id="miss"');
    expect(page).not.toContain('<script>');
  });

  it('says nothing of folders to drag on a web server, where a click on a picture or a logo saves it', () => {
    const zip = render(fullView());
    const site = render({ ...fullView(), isSite: true });
    expect(zip).toContain('Drag the folder <b>photos/high-res</b>');
    expect(site).not.toContain('Drag the folder');
    expect(site).toContain('<h3>All photos at once</h3>');
    const shown = site.slice(site.indexOf('id="photos"'), site.indexOf('id="contacts"'));
    const links = [...shown.matchAll(/<a href="(?:photos\/(?:high-res|web)|logos)\/[^"]*"([^>]*)>/g)].map(([, marks]) => marks);
    expect(links.length).toBeGreaterThan(15);
    expect(new Set(links)).toEqual(new Set([' download']));
    expect(zip).not.toContain(' download>');
  });

  it('marks text that is in another language than the page', () => {
    const page = render(fullView());
    expect(page).toContain('id="release-2-text" lang="da"');
    expect(page).toContain('Release, Danish');
  });

  it('takes its one script by the hash of its bytes', () => {
    const page = render(copenhagenView());
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(createHash('sha256').update(script).digest('base64')).toBe(HASH);
    expect(page).toContain(`script-src 'sha256-${HASH}'; base-uri 'none'; form-action 'none'"`);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('noindex,nofollow');
    expect(page).toContain('content="no-referrer"');
  });

  it('tells machines who wrote it and whom to ask', () => {
    const data = JSON.parse(
      /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(render(copenhagenView()))?.[1] ?? '',
    );
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      genre: 'Press release',
      datePublished: '2014-12-08',
      publisher: { name: 'City of Copenhagen', contactPoint: [{ telephone: '+45 00 12 34 56' }, { name: 'Press office' }] },
      image: { '@type': 'ImageObject', creditText: 'Photo: Charles Barbin / MATE Backgrounds' },
    });
  });

  it('is the same text every time', () => {
    expect(render(fullView())).toBe(render(JSON.parse(JSON.stringify(fullView()))));
  });

  it('takes pictures only from itself or the kit', () => {
    const view = copenhagenView({ photos: 1 });
    const with_ = (src: string) => render({ ...view, lead: null, photos: view.photos.map((photo) => ({ ...photo, src })) });
    expect(with_(picture(1, 60, 40))).toContain('class="frame"><img src="data:image/svg+xml;base64,');
    expect(with_('photos/web/a_1x1.jpg')).toContain('<img src="photos/web/a_1x1.jpg"');
    expect(with_('https://elsewhere.example/a.jpg')).not.toContain('elsewhere');
  });
});
