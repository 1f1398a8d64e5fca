// node scripts/example/make.mjs [--only scene,scene] [--cache dir] [--meta]
// Renders the example photographs (which are illustrations), encodes them, writes their metadata, and writes example.json.
// Development only: needs sharp from node_modules and exiftool on the PATH. --meta re-uses cached pixels.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { DIGITAL_SOURCE, KIT, PHOTOS } from './photos.mjs';
import { renderScene, SIZES } from './render.mjs';

const arg = (k, d) => (process.argv.includes(k) ? process.argv[process.argv.indexOf(k) + 1] : d);
const only = arg('--only', '').split(',').filter(Boolean);
const cache = arg('--cache', '/tmp/dateline-example');
const root = fileURLToPath(new URL('../../resources/example/', import.meta.url));
const QUALITY = { 'water-light': 82 };
await mkdir(cache, { recursive: true });
await mkdir(`${root}photos`, { recursive: true });

for (const p of PHOTOS) {
  if (only.length && !only.includes(p.scene)) continue;
  const raw = `${cache}/${p.scene}.png`;
  if (!process.argv.includes('--meta') || !existsSync(raw)) {
    const t = Date.now();
    const { data, w, h } = await renderScene(p.scene);
    await sharp(data, { raw: { width: w, height: h, channels: 3 } })
      .png({ compressionLevel: 1 })
      .toFile(raw);
    console.log(p.scene, `${((Date.now() - t) / 1000).toFixed(0)} s`);
  }
  const out = `${root}photos/${p.file}`;
  let s = sharp(raw);
  if (p.orientation === 6) s = s.rotate(270);
  await s
    .withIccProfile('srgb')
    .jpeg({ quality: QUALITY[p.scene] ?? 84, mozjpeg: true, chromaSubsampling: '4:2:0' })
    .toFile(out);
  const exifDate = p.dateTaken.replace('T', ' ').replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, '$1:$2:$3');
  const iptcDate = exifDate.slice(0, 10);
  const a = [
    '-overwrite_original',
    '-codedcharacterset=utf8',
    '-charset',
    'iptc=UTF8',
    '-sep',
    '; ',
    `-XMP-dc:Title=${p.title}`,
    `-XMP-photoshop:Headline=${p.title}`,
    `-XMP-dc:Description=${p.caption}`,
    `-XMP-dc:Creator=${p.creator}`,
    `-XMP-photoshop:Credit=${p.credit}`,
    `-XMP-photoshop:Source=City of Copenhagen (fictional)`,
    `-XMP-dc:Rights=${p.copyright}`,
    `-XMP-xmpRights:UsageTerms=${p.usageTerms}`,
    `-XMP-xmpRights:WebStatement=${p.license}`,
    '-XMP-xmpRights:Marked=True',
    `-XMP-cc:License=${p.license}`,
    `-XMP-photoshop:City=${p.city}`,
    `-XMP-photoshop:Country=${p.country}`,
    `-XMP-iptcCore:CountryCode=${p.countryCode}`,
    `-XMP-photoshop:DateCreated=${exifDate}${p.zone}`,
    `-XMP-dc:Subject=${p.keywords.join('; ')}`,
    `-XMP-iptcExt:DigitalSourceType=${DIGITAL_SOURCE}`,
    `-IPTC:ObjectName=${p.title}`,
    `-IPTC:Headline=${p.title}`,
    `-IPTC:Caption-Abstract=${p.caption}`,
    `-IPTC:By-line=${p.creator}`,
    `-IPTC:Credit=${p.credit}`,
    '-IPTC:Source=City of Copenhagen (fictional)',
    `-IPTC:CopyrightNotice=${p.copyright}`,
    `-IPTC:SpecialInstructions=${p.usageTerms}`,
    `-IPTC:City=${p.city}`,
    `-IPTC:Country-PrimaryLocationName=${p.country}`,
    `-IPTC:Country-PrimaryLocationCode=${p.countryCode}`,
    `-IPTC:Keywords=${p.keywords.join('; ')}`,
    `-IPTC:DateCreated=${iptcDate}`,
    `-IPTC:TimeCreated=${exifDate.slice(11)}${p.zone}`,
    `-EXIF:ImageDescription=${p.caption}`,
    `-EXIF:Artist=${p.creator}`,
    `-EXIF:Copyright=${p.copyright}`,
    `-EXIF:DateTimeOriginal=${exifDate}`,
    `-EXIF:CreateDate=${exifDate}`,
    `-EXIF:OffsetTimeOriginal=${p.zone}`,
    '-EXIF:Software=Dateline example generator',
    '-EXIF:ColorSpace=sRGB',
    '-EXIF:XResolution=300',
    '-EXIF:YResolution=300',
    '-EXIF:ResolutionUnit=inches',
    `-EXIF:Orientation#=${p.orientation ?? 1}`,
  ];
  if (p.altText) a.push(`-XMP-iptcCore:AltTextAccessibility=${p.altText}`);
  if (p.private) {
    a.push(
      `-GPSLatitude=${p.private.lat}`,
      '-GPSLatitudeRef=N',
      `-GPSLongitude=${p.private.lon}`,
      '-GPSLongitudeRef=E',
      '-GPSAltitude=3',
      '-GPSAltitudeRef=0',
      '-EXIF:Make=Dateline',
      '-EXIF:Model=Example Camera',
      `-EXIF:SerialNumber=${p.private.serial}`,
    );
  }
  execFileSync('exiftool', [...a, out], { stdio: ['ignore', 'ignore', 'inherit'] });
}

const logo = (lockup, colourway, ground) => {
  const name = { primary: 'horizontal logo', stacked: 'stacked logo', symbol: 'symbol' }[lockup];
  const tone = { 'full-colour': 'full colour', black: 'black', white: 'white' }[colourway];
  return {
    file: `logos/city-of-copenhagen_${lockup}_${colourway === 'full-colour' ? 'colour' : colourway}.svg`,
    lockup,
    colourway,
    ground,
    altText: `City of Copenhagen, ${name} in ${tone}`,
  };
};
const byScene = Object.fromEntries(PHOTOS.map((p) => [p.scene, p.file]));
const example = {
  name: 'City of Copenhagen, Beijing 2014',
  organisation: {
    name: 'City of Copenhagen',
    website: 'https://www.cityofcopenhagen.example/',
    boilerplate: {
      en: 'Copenhagen is the Danish capital. Its partnership with Beijing began in 2012, when the city’s leadership invited Copenhagen to become an official sister city. The two capitals have already signed agreements to collaborate in areas such as sustainable urban development and tourism. Since 2010, the number of people from China visiting Copenhagen has risen by 70%, and the number of Chinese companies represented in Denmark has doubled.',
    },
    figures: [
      { value: 42, label: 'Solutions' },
      { value: 11, label: 'News' },
    ],
    brand: { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' },
  },
  contacts: [
    {
      name: 'Kristian Holmelund Jakobsen',
      role: 'Press Officer',
      email: 'kristian.jakobsen@cityofcopenhagen.example',
      phone: '+45 00 12 34 56',
      primary: true,
    },
    {
      name: 'Press office',
      role: '',
      desk: true,
      email: 'press@cityofcopenhagen.example',
      phone: '+45 00 12 34 00',
      primary: false,
    },
  ],
  release: 'release.txt',
  logos: ['primary', 'stacked', 'symbol'].flatMap((l) => [
    logo(l, 'full-colour', 'light'),
    logo(l, 'black', 'light'),
    logo(l, 'white', 'dark'),
  ]),
  photos: PHOTOS.map((p) => ({
    file: `photos/${p.file}`,
    title: p.title,
    caption: p.caption,
    ...(p.altText ? { altText: p.altText } : {}),
    creator: p.creator,
    credit: p.credit,
    copyright: p.copyright,
    usageTerms: p.usageTerms,
    license: p.license,
    keywords: p.keywords,
    city: p.city,
    country: p.country,
    dateTaken: `${p.dateTaken}${p.zone}`,
    width: SIZES[p.scene][0],
    height: SIZES[p.scene][1],
  })),
  kit: { title: 'Copenhagen delegation to Beijing', photos: KIT.map((k) => `photos/${byScene[k]}`), slug: 'copenhagen-beijing' },
};
await writeFile(`${root}example.json`, `${JSON.stringify(example, null, 2)}\n`);
