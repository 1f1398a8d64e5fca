import { buildPageTheme } from '../../src/domain/exports/page/theme.ts';
import type { PageFile, PageFolder, PageLogo, PagePhoto, PageView } from '../../src/domain/exports/page/view.ts';

/** The Copenhagen release as a press page: the real text of 8 December 2014; everything around it is invented for tests. */
export function copenhagenView(
  options: { readonly embargo?: boolean; readonly photos?: number; readonly signed?: boolean } = {},
): PageView {
  const { embargo = true, photos = 8, signed = true } = options;
  const files = releaseFiles(embargo);
  return {
    language: 'en',
    languages: [{ language: 'en', name: 'English', releaseId: 'rel_en' }],
    title: HEADLINE,
    note: [],
    standfirst: PARAGRAPHS[0]?.split(/(?<=technology\.)/)[0] ?? '',
    status: embargo
      ? {
          kind: 'embargo',
          untilUtc: '2014-12-10T08:00:00Z',
          long: 'Wednesday 10 December 2014, 09:00 CET',
          zones: ['08:00 UTC', '16:00 Beijing'],
        }
      : { kind: 'none' },
    organisation: {
      name: 'City of Copenhagen',
      website: 'https://www.cityofcopenhagen.example/press',
      about: ABOUT,
      aboutIn: [],
      facts: [
        { value: '42', label: 'Solutions' },
        { value: '11', label: 'News' },
      ],
    },
    date: '2014-12-08',
    dateLong: '8 December 2014',
    version: 1,
    theme: buildPageTheme({ primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' }),
    fonts: true,
    typefaces: [],
    logo: {
      light: logo('#0b4f79', '#2f9d8c'),
      dark: logo('#a9d2f0', '#7ad0bd'),
      alt: 'City of Copenhagen',
      width: 420,
      height: 106,
    },
    lead:
      photos === 0
        ? null
        : {
            src: picture(0, 960, 900),
            alt: ALT,
            width: 960,
            height: 900,
            credit: 'Photo: Charles Barbin / MATE Backgrounds',
            photoId: 'photo-01',
            focus: { x: 72, y: 50 },
          },
    releases: [
      {
        id: 'rel_en',
        language: 'en',
        headline: HEADLINE,
        subheadline: '',
        byline: 'By Press Officer Kristian Holmelund Jakobsen, December 08, 2014',
        dateline: '',
        body: PARAGRAPHS.map((text) => ({ kind: 'paragraph', text, spans: [{ text }] })),
        notes: [],
        words: 525,
        files,
      },
    ],
    figures: FIGURES.map(([text, label, paragraph]) => ({
      text,
      label,
      sentence: '',
      language: 'en',
      source: { releaseId: 'rel_en', paragraph },
    })),
    quotes: QUOTES.map(([text, paragraph]) => ({
      text,
      speaker: 'Frank Jensen',
      role: 'Lord Mayor of Copenhagen',
      language: 'en',
      source: { releaseId: 'rel_en', paragraph },
    })),
    photos: Array.from({ length: photos }, (_, i) => photo(i)),
    photoFiles: photos === 0 ? [] : PHOTO_FILES,
    photosNote: 'These photos are illustrations and were not taken during the visit.',
    logos: LOGOS,
    logosNote: 'Keep one tile of the mark clear on every side. Smallest size: 24 mm in print, 120 px on screen.',
    palette: [
      { name: 'Harbour blue', hex: '#0b4f79' },
      { name: 'Copper green', hex: '#2f9d8c' },
    ],
    documents: [],
    contacts: [
      {
        name: 'Kristian Holmelund Jakobsen',
        role: 'Press Officer',
        phone: '+45 00 12 34 56',
        email: 'kristian.jakobsen@cityofcopenhagen.example',
        note: 'Interviews with the Lord Mayor, facts and figures.',
        isPrimary: true,
        vcard: file('VCF', 'vCard', 'contacts/city-of-copenhagen_kristian-holmelund-jakobsen.vcf', 411),
      },
      {
        name: 'Press office',
        role: '',
        phone: '+45 00 12 34 00',
        email: 'press@cityofcopenhagen.example',
        note: 'Photos, logos and everything else in this kit.',
        isPrimary: false,
        vcard: file('VCF', 'vCard', 'contacts/city-of-copenhagen_press-office.vcf', 380),
      },
    ],
    contactFiles: [file('PDF', 'Contact sheet', `contacts/${PREFIX}press-contacts.pdf`, 51_000)],
    folders: folders(files, photos, signed),
    filePrefix: PREFIX,
    total: { files: 50, bytes: 1_310_000 },
    licence: [
      'Text, figures and quotes may be used freely for editorial purposes, in whole or in part. Logos may be used to report on the City of Copenhagen. Each photo has its own licence, shown beside it and embedded in the file; the credit line is required.',
    ],
    copyright: '© 2014 City of Copenhagen',
    verification: signed
      ? {
          signed: true,
          signer: 'press@cityofcopenhagen.example',
          fingerprint: 'SHA256:swTzpsexscXiSD14hI7o988BtcBOD4pQrn+Fvea2YwQ',
        }
      : { signed: false },
    identifier: 'cph-2014-12-08-copenhagen-beijing',
    generator: 'Dateline',
    isPreview: false,
    isSite: false,
  };
}

export const PREFIX = '2014-12-08_copenhagen-beijing_';
export const HEADLINE = 'Copenhagen Delegation to Promote Sustainable Technology in Beijing';

export const PARAGRAPHS: readonly string[] = [
  'Copenhagen’s Lord Mayor Frank Jensen departs for Beijing for an official visit on Wednesday. Here, he will sign an agreement with Beijing’s Mayor Wang Anshun that will see the two cities working together on water technology. The meeting between the two mayors will help pave the way for Danish companies seeking to do business in the Chinese capital.',
  'Lord Mayor Frank Jensen will lead a Danish business delegation during a four-day visit to Beijing. Part of the goal of the official visit will be to help establish personal relationships between the Danish delegates and their Chinese counterparts. Lord Mayor Jensen’s visit will continue a partnership with Beijing that began in 2012, when the city’s leadership invited Copenhagen to become an official sister city.',
  'The two capitals have already signed agreements to collaborate in areas such as sustainable urban development and tourism. During this visit, Lord Mayor Jensen and Beijing’s Mayor Wang Anshun will sign an agreement to work to together on water consumption and flood management. From 2012-2020, China plans to invest €470 million in such efforts, and Danish water technologies can help improve efficiency further.',
  '“China is investing heavily in sustainable technology, and they see Copenhagen as a role model and Danish companies as valuable partners. By drawing on my working relationship with the Chinese authorities, we hope to utilise Copenhagen’s reputation for sustainability to be able to do more business with China and to create more jobs in Copenhagen and Denmark,” says Lord Mayor Jensen.',
  'Included in the delegation will be representatives from around 20 Danish companies, including Danfoss, Grundfos, Rockwool, COWI and Ramboll. By taking part in the delegation, Danish clean-tech companies will be able to meet with Chinese officials to discuss ways to bring Danish clean-water and district-heating technologies as well as urban-development consultancy to the Chinese market. In 2013 alone, China invested €43 billion in energy-efficiency and environmental technologies, which exceeds total European expenses in sustainability technologies.',
  '“If Beijing can reduce its water use to the same level as in Copenhagen, it will save what amounts to the annual consumption of over a million households. This is an excellent opportunity for Danish water-technology companies,” Lord Mayor Jensen says.',
  'Exports of Danish water technology to China have doubled since 2006, and next year the figure is expected to surpass €130 million.',
  'During the visit, Lord Mayor Jensen will also work to promote Danish district-heating technology. He will be on hand to witness the signing of an agreement between Danish companies and the Beijing District Heating Group. By 2020, exports of district-heating technology to China are expected to triple to €215 million.',
  'As part of its partnership with Copenhagen, Beijing has asked Copenhagen clean-tech companies to outfit two newly developed urban areas outside the city. During the visit, these companies will display their technologies to local officials.',
  'In addition to helping promote exports, Lord Mayor Jensen will meet with representatives from the tourism industry in order to promote the Danish capital as a destination for Chinese travellers. Since 2010, the number of people from China visiting Copenhagen has risen by 70%, and the number of Chinese companies represented in Denmark has doubled.',
];

const ABOUT = [
  'Copenhagen is the Danish capital. Its partnership with Beijing began in 2012, when the city’s leadership invited Copenhagen to become an official sister city. The two capitals have signed agreements to collaborate in areas such as sustainable urban development and tourism.',
  'On State of Green, the City of Copenhagen presents 42 solutions and 11 news items. The State of Green Toolbox holds the logo and materials that help promote Denmark’s green solutions abroad.',
];

const FIGURES: readonly (readonly [text: string, label: string, paragraph: number])[] = [
  ['€470 million', 'China’s planned investment in water consumption and flood management, 2012–2020', 3],
  [
    '€43 billion',
    'invested by China in energy-efficiency and environmental technologies in 2013 alone, more than total European expenses in sustainability',
    5,
  ],
  ['20 companies', 'around 20 Danish companies in the delegation, including Danfoss, Grundfos, Rockwool, COWI and Ramboll', 5],
  ['70% more visitors', 'rise in the number of people from China visiting Copenhagen since 2010', 10],
  ['€130 million', 'Danish water-technology exports to China, expected to be surpassed next year', 7],
  ['€215 million', 'Danish district-heating exports to China by 2020, after an expected tripling', 8],
  ['Doubled', 'Danish water-technology exports to China since 2006', 7],
  ['Doubled', 'Chinese companies represented in Denmark since 2010', 10],
  ['Over 1 million', 'households whose annual water consumption Beijing would save at Copenhagen’s level of use', 6],
  ['2012', 'Beijing invites Copenhagen to become an official sister city', 2],
  ['4 days', 'length of the official visit, from Wednesday 10 December 2014', 2],
  ['2 areas', 'newly developed urban areas outside Beijing to be fitted out by Copenhagen clean-tech companies', 9],
];

const QUOTES: readonly (readonly [text: string, paragraph: number])[] = [
  [
    '“China is investing heavily in sustainable technology, and they see Copenhagen as a role model and Danish companies as valuable partners. By drawing on my working relationship with the Chinese authorities, we hope to utilise Copenhagen’s reputation for sustainability to be able to do more business with China and to create more jobs in Copenhagen and Denmark.”',
    4,
  ],
  [
    '“If Beijing can reduce its water use to the same level as in Copenhagen, it will save what amounts to the annual consumption of over a million households. This is an excellent opportunity for Danish water-technology companies.”',
    6,
  ],
];

const ALT = 'A crown-shaped splash of clear water rising from a smooth blue-grey surface, with a few droplets in the air.';

/** Titles, captions and credits of the length that real ones have; from the ninth photo on they repeat. */
const PHOTOS: readonly (readonly [
  title: string,
  caption: string,
  alt: string,
  by: string,
  license: string,
  url: string,
  tall?: boolean,
])[] = [
  [
    'Water crown',
    'A drop of water meets a still surface. Water technology is the subject of the agreement the two mayors will sign in Beijing.',
    ALT,
    'Charles Barbin / MATE Backgrounds',
    'GPL-2.0-or-later',
    'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html',
  ],
  [
    'Deck by the water',
    'Late sun on a wooden deck at the water’s edge. Copenhagen and Beijing are to work together on water consumption.',
    'Weathered wooden planks in warm light, running towards dark blue water and a blurred tree line.',
    'Maciej Wiklo / KDE Plasma Wallpapers',
    'LGPL-3.0',
    'https://www.gnu.org/licenses/lgpl-3.0.html',
  ],
  [
    'Curved façade',
    'Interlaced metal bands on a building façade. Sustainable urban development is covered by an earlier agreement between the two capitals.',
    'Black-and-white close-up of a façade of interwoven, wave-like metal bands.',
    'Sigi Sagi / KDE Plasma Wallpapers',
    'LGPL-3.0',
    'https://www.gnu.org/licenses/lgpl-3.0.html',
  ],
  [
    'Storm front',
    'A storm front over a road. Flood management is part of the agreement.',
    'Heavy blue-grey storm clouds over a dark field and a road blurred by speed.',
    'Sergey Nazarov / MATE Backgrounds',
    'GPL-2.0-or-later',
    'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html',
  ],
  [
    'Bridge cables',
    'Suspension cables cross above a tidal flat.',
    'White suspension cables and dark hangers crossing against a blue sky, with a sandy tidal flat below.',
    'Sander Klootwijk / Lomiri Wallpapers',
    'CC BY-SA 4.0',
    'https://creativecommons.org/licenses/by-sa/4.0/',
  ],
  [
    'Jetty in mist',
    'A bathing jetty on a windless, misty morning.',
    'A broad wooden jetty leading to a platform with a ladder, surrounded by white mist. Black and white.',
    'Risto Saukonpää / KDE Plasma Wallpapers',
    'LGPL-3.0',
    'https://www.gnu.org/licenses/lgpl-3.0.html',
    true,
  ],
  [
    'Lake at night',
    'Islands mirrored in a calm lake after dark.',
    'Two small wooded islands reflected in still, deep blue water under a dim sky.',
    'Risto Saukonpää / KDE Plasma Wallpapers',
    'LGPL-3.0',
    'https://www.gnu.org/licenses/lgpl-3.0.html',
  ],
  [
    'Still water',
    'A lake at one o’clock on a summer night.',
    'A mirror-smooth lake under a violet and pink sky, with reeds on the right.',
    'Risto Saukonpää / KDE Plasma Wallpapers',
    'LGPL-3.0',
    'https://www.gnu.org/licenses/lgpl-3.0.html',
  ],
];

function photo(i: number): PagePhoto {
  const [title, caption, altText, by, license, url, isTall = false] = PHOTOS[i % PHOTOS.length] ?? ['', '', '', '', '', ''];
  const number = String(i + 1).padStart(2, '0');
  const slug = title
    .toLowerCase()
    .replace(/ç/g, 'c')
    .replace(/[^a-z]+/g, '-');
  const name = (folder: string, width: number, height: number) =>
    `photos/${folder}/${PREFIX}photo-${number}_${slug}_${width}x${height}.jpg`;
  const [w, h] = isTall ? [768, 960] : [960, 640];
  const [W, H] = isTall ? [1280, 1600] : [1600, 1067];
  return {
    id: `photo-${number}`,
    number: i + 1,
    title,
    caption,
    captions: [],
    altText,
    creator: by.split(' / ')[0] ?? '',
    credit: `Photo: ${by}`,
    copyright: '',
    license: { name: license, url },
    usageTerms: 'Free to use with credit',
    src: picture(i, (w * 2) / 3, (h * 2) / 3),
    aspect: w / h,
    highRes: { path: name('high-res', W, H), width: W, height: H, bytes: 54_000 + i * 1000 },
    web: { path: name('web', w, h), width: w, height: h, bytes: 41_000 + i * 700 },
    original: null,
    expires: null,
  };
}

export function file(label: string, note: string, path: string, bytes: number): PageFile {
  return { label, note, path, bytes };
}

const releaseFiles = (embargo: boolean): readonly PageFile[] => [
  file('PDF', 'Tagged, A4', `release/${PREFIX}release_en.pdf`, 61_400),
  file('DOCX', 'Word', `release/${PREFIX}release_en.docx`, 14_225),
  file('TXT', 'Plain text', `release/${PREFIX}release_en.txt`, 4_800),
  ...(embargo ? [file('ICS', 'Embargo alarm', `release/${PREFIX}embargo.ics`, 599)] : []),
];

const PHOTO_FILES = [
  file('PDF', 'Contact sheet', `photos/${PREFIX}photos_contact-sheet.pdf`, 128_000),
  file('CSV', 'Captions, credits', `photos/${PREFIX}photos_captions.csv`, 4_100),
];

const LOGOS: readonly PageLogo[] = (
  [
    ['Colour, for light backgrounds', 'light', 'color', '#0b4f79', '#2f9d8c'],
    ['Colour, for dark backgrounds', 'dark', 'reversed', '#a9d2f0', '#7ad0bd'],
    ['White, for photos and colour', 'brand', 'white', '#ffffff', '#ffffff'],
    ['Black, for one-colour print', 'light', 'black', '#000000', '#000000'],
  ] as const
).map(([title, ground, variant, a, b]) => ({
  title,
  altText: `City of Copenhagen logo, ${variant}`,
  ground,
  src: logo(a, b),
  files: [
    file('SVG', 'Vector', `logos/city-of-copenhagen_logo_horizontal_${variant}.svg`, 5_000),
    file('PDF', 'Vector', `logos/city-of-copenhagen_logo_horizontal_${variant}.pdf`, 4_000),
    file('PNG', 'Transparent', `logos/city-of-copenhagen_logo_horizontal_${variant}_2000x505.png`, 28_000),
  ],
}));

function folders(release: readonly PageFile[], photos: number, signed: boolean): readonly PageFolder[] {
  const folder = (
    name: string,
    files: readonly { path: string; bytes: number }[],
    groups: PageFolder['groups'] = [],
  ): PageFolder => ({
    name,
    count: files.length + groups.reduce((sum, group) => sum + group.count, 0),
    bytes: [...files, ...groups].reduce((sum, one) => sum + one.bytes, 0),
    files: files.map(({ path, bytes }) => ({ path, bytes })),
    groups,
  });
  return [
    folder('release', [...release, { path: `release/${PREFIX}release_en.ninjs.json`, bytes: 19_210 }]),
    folder(
      'photos',
      photos === 0 ? [] : PHOTO_FILES,
      photos === 0
        ? []
        : [
            { path: 'photos/high-res', count: photos, bytes: 52_000 * photos },
            { path: 'photos/web', count: photos, bytes: 37_000 * photos },
          ],
    ),
    folder(
      'logos',
      LOGOS.flatMap((one) => one.files),
    ),
    folder('contacts', [
      { path: `contacts/${PREFIX}press-contacts.pdf`, bytes: 51_000 },
      { path: 'contacts/city-of-copenhagen_kristian-holmelund-jakobsen.vcf', bytes: 411 },
      { path: 'contacts/city-of-copenhagen_press-office.vcf', bytes: 380 },
    ]),
    folder('assets', [
      { path: 'assets/fonts/OFL.txt', bytes: 4_522 },
      { path: 'assets/fonts/inter-latin.woff2', bytes: 48_256 },
      { path: 'assets/fonts/source-serif-4-latin.woff2', bytes: 122_360 },
    ]),
    folder('verify', [
      { path: 'verify/SHA256SUMS.txt', bytes: 6_000 },
      ...(signed
        ? [
            { path: 'verify/SHA256SUMS.txt.sig', bytes: 300 },
            { path: 'verify/allowed_signers', bytes: 150 },
          ]
        : []),
    ]),
  ];
}

function svg(content: string): string {
  return `data:image/svg+xml;base64,${btoa(content)}`;
}

/** A quiet landscape of three bands, of its own hue for each number. */
export function picture(i: number, width: number, height: number): string {
  const hue = (205 + i * 47) % 360;
  return svg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width)}" height="${Math.round(height)}" viewBox="0 0 30 20" preserveAspectRatio="none"><path fill="hsl(${hue} 45% 78%)" d="M0 0h30v20H0z"/><path fill="hsl(${hue} 35% 46%)" d="M0 11q8-4 15 0t15-2v11H0z"/><path fill="hsl(${hue} 40% 24%)" d="M0 15q9-3 16 1t14-1v5H0z"/></svg>`,
  );
}

function logo(a: string, b: string): string {
  return svg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="106" viewBox="0 0 420 106"><path fill="${a}" d="M48 3v46H0C0 20 22 3 48 3zM0 57h46v46H0zM54 57h48c0 29-22 46-48 46z"/><circle fill="${b}" cx="77" cy="26" r="23"/><path fill="${a}" d="M130 18h120v20H130zM130 66h230v20H130z"/></svg>`,
  );
}
