/** What a word in a file or folder name says of a logo. `space` is a colour space: it hints at full colour, no more. */
export type Meaning =
  | { readonly axis: 'lockup'; readonly value: string }
  | { readonly axis: 'colourway'; readonly value: string }
  | {
      readonly axis: 'negative' | 'mono' | 'positive' | 'space' | 'dark' | 'light' | 'noise' | 'link' | 'soft' | 'on' | 'ground';
    };

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Words by meaning, spelled as `transliterate` spells them (weiß is weiss, bildmærke is bildmaerke): English, Danish, Norwegian, Swedish, German, Dutch, French, Spanish, Italian. */
const WORDS: readonly (readonly [Meaning, readonly string[]])[] = [
  [
    { axis: 'lockup', value: 'stacked' },
    list(`stacked stack vertical vert vertikal verticale verticaal hochformat hoch stehend gestapelt staaende staand
    lodret centered centred center centre zentriert centreret upright portrait empile apilado verticalt hoejformat staende`),
  ],
  [
    { axis: 'lockup', value: 'primary' },
    list(`horizontal horiz hor horz horisontal horisontalt horizontaal horizontale querformat quer liegend liggende liggend liggande
    vandret landscape primary primaer primaert main haupt hauptlogo standard linear wide lockup wortbildmarke kombination combination combo breitformat
    principal principale tvaerformat default lang imagotipo`),
  ],
  [
    { axis: 'lockup', value: 'symbol' },
    list(`symbol symbole symbool icon icons ikon icone icono mark logomark brandmark bildmarke bildmaerke bomaerke beeldmerk emblem
    embleem signet picto pictogram glyph avatar favicon appicon wappen byvaaben crest monogram isotipo isotype simbolo figurmaerke sigle zeichen
    bildmerke bumaerke badge seal`),
  ],
  [
    { axis: 'lockup', value: 'wordmark' },
    list(`wordmark logotype wortmarke ordmaerke navnetraek woordmerk lettering schriftzug ordmerke logotypo textonly textmark
    wordmarke namnlogo tekst typo`),
  ],
  [{ axis: 'lockup', value: 'tagline' }, list('tagline claim slogan payoff motto strapline baseline')],
  [
    { axis: 'colourway', value: 'white' },
    list(`white wht weiss hvid hvidt hvit blanc blanche blanco blanca bianco bianca vit vitt wit knockout ko whiteout
    hvide allwhite`),
  ],
  [
    { axis: 'colourway', value: 'black' },
    list(`black blk schwarz sort sorte noir noire negro negra nero nera svart zwart preto allblack kohl`),
  ],
  [
    { axis: 'colourway', value: 'greyscale' },
    list(`grey gray greyscale grayscale graustufen graustufe grau graa graatone graatoner gris grijs grijswaarden
    grigio gra graaskala halftone nuancesdegris`),
  ],
  [
    { axis: 'colourway', value: 'full-colour' },
    list(`color colour colors colours farbe farbig farben farve farver farvet couleur couleurs kleur fullcolor fullcolour
    fullcolours faerg faerger bunt vierfarbig polychrome colore col clr mehrfarbig farge farger`),
  ],
  [
    { axis: 'negative' },
    list(`neg negative negativ negativo negativa negatif inverted invertiert inverteret inverse invers inv invert reversed reverse rev
    reversal diap diapositiv diapositive diapo`),
  ],
  [{ axis: 'positive' }, list('pos positive positiv positivo positif')],
  [
    { axis: 'mono' },
    list(`mono monochrome monochrom monokrom 1c 1col 1color 1colour onecolor onecolour einfarbig ensfarvet enfarvet 1farbig 1farve bw sw
    monochroom singlecolor single enfaerg unicolor flat`),
  ],
  [
    { axis: 'space' },
    list(
      `cmyk cmjn rvb rgb pms pantone spot 4c 2c 3c euroskala hks coated uncoated srgb quadri quadrichromie ral iso fogra hex p3 pmsc pmsu tone`,
    ),
  ],
  [{ axis: 'dark' }, list('dark dunkel moerk moerke fonce oscuro donker scuro')],
  [{ axis: 'light' }, list('light hell lys lyse clair claro licht chiaro')],
  [{ axis: 'on' }, list('on auf paa sur for fuer til op su sobre over')],
  [
    { axis: 'ground' },
    list('bg background backgrounds hintergrund baggrund grund untergrund fond ground achtergrond sfondo fondo bakgrund'),
  ],
  [
    { axis: 'noise' },
    list(`logo logos logoer logotyp logotyper logotipo logga final finale endelig def definitiv version versions ver copy kopie kopi
    web print screen druck tryk skaerm online download downloads export exports file files asset assets brand branding brands corporate
    cd ci vi identity identitet visual design master original originals source png svg eps pdf jpg jpeg ai webp gif tiff tif ico vector
    vektor vektorer raster bitmap pixel pixels px dpi mm small medium large xl xs klein gross stor lille big high low res hires lowres highres
    transparent trans outlined outlines pfade path paths package pack kit pressekit new neu ny nyt old alt gammel toolbox guide guidelines manual rgbweb retina 2x 3x 1x x intern extern variants varianten variant marke maerke
    partnere sponsors bilder billeder images image img clear space solid fill logotipo dansk deutsch english svensk norsk alternative alternate alt02 versionen formats formate
    dateien untitled artboard artwork`),
  ],
];

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  WORDS.flatMap(([meaning, words]) => words.map((word) => [word, meaning] as const)),
);

/** A number, a size, a year, a date, a version: it says nothing of the mark. */
const NUMBER = /^(v?\d+([.,]\d+)*(px|mm|cm|dpi|ppi|w|h|k|pt|x)?|\d+x\d+(px|mm)?|\d+x|x\d|v\d+|r\d+|rev\d+)$/;

/** What a word of a name means; null for a word of a brand. */
export const meaningOf = (word: string): Meaning | null => MEANINGS.get(word) ?? (NUMBER.test(word) ? { axis: 'noise' } : null);
