import type { SaidTable } from './said.ts';

const COLOURWAYS: Readonly<Record<string, string>> = {
  'full colour': 'fuld farve',
  'full-colour': 'fuld farve',
  black: 'sort',
  white: 'hvid',
  greyscale: 'gråtoner',
};
/** Each lockup as one that is lacking, and as one that is there. */
const LOCKUPS: Readonly<Record<string, readonly [string, string]>> = {
  primary: ['primær version', 'den primære'],
  stacked: ['stablet version', 'den stablede'],
  symbol: ['version med bomærket alene', 'bomærket'],
  wordmark: ['version med navnetrækket alene', 'navnetrækket'],
};
const GROUNDS: Readonly<Record<string, string>> = {
  'a photo': 'et billede',
  'the brand’s colour': 'brandets farve',
  'a light ground': 'en lys baggrund',
  'a dark ground': 'en mørk baggrund',
};
const inColour = (english = ''): string => COLOURWAYS[english] ?? english;
const lacking = (english = ''): string => LOCKUPS[english]?.[0] ?? `version ”${english}”`;
const there = (english = ''): string => LOCKUPS[english]?.[1] ?? `”${english}”`;
const on = (english = ''): string => GROUNDS[english] ?? english;

/** Why the chooser takes a logo, and what a logo lacks, as the domain says it in English (domain/logos/uses.ts, choose.ts, matrix.ts). */
export const LOGO_SENTENCES: SaidTable = {
  'A header is wide and low, so the horizontal version fits.': 'Et sidehoved er bredt og lavt, så den liggende version passer.',
  'Pages are light, so it stands in its own colours.': 'Sider er lyse, så det står i egne farver.',
  'SVG is sharp on every screen and small.': 'SVG er skarp på alle skærme og fylder lidt.',
  'On a dark page only a light version can be read.': 'På en mørk side kan kun en lys version læses.',
  'At 16 px lettering cannot be read: the symbol alone remains.': 'Ved 16 px kan skrift ikke læses: kun bomærket bliver tilbage.',
  'Tabs are light or dark, so it stands in its own colours on nothing.':
    'Faner er lyse eller mørke, så det står i egne farver uden baggrund.',
  'Browsers and phones each ask for another size; the set has them all.':
    'Browsere og telefoner vil have hver sin størrelse; sættet har dem alle.',
  'An icon is a square: the symbol fills it.': 'Et ikon er et kvadrat: bomærket fylder det.',
  'Stores refuse transparency, so it stands on white.': 'App-butikker afviser gennemsigtighed, så det står på hvidt.',
  'Apple and Google ask for 1,024 px or less as PNG.': 'Apple og Google vil have 1.024 px eller mindre som PNG.',
  'Avatars are cut to a circle: the symbol survives that.': 'Profilbilleder skæres til en cirkel: det klarer bomærket.',
  'It stands on white with its clear space, so that the circle cuts nothing.':
    'Det står på hvidt med sin frizone, så cirklen ikke skærer noget af.',
  'Networks shrink what they get; 800 px is enough for all of them.':
    'De sociale medier skalerer ned; 800 px er nok til dem alle.',
  'A post is as high as wide, so the stacked version fits.':
    'Et opslag er lige så højt, som det er bredt, så den stablede version passer.',
  'Posts are mostly light; it stands in its own colours.': 'Opslag er oftest lyse; det står i egne farver.',
  'PNG keeps its edges clean when the network compresses it.': 'PNG holder kanterne rene, når mediet komprimerer.',
  'A signature is a line of text: the horizontal version stands beside it.':
    'En signatur er en linje tekst: den liggende version står ved siden af.',
  'Mail is read on white.': 'Mail læses på hvidt.',
  'Mail programs show no SVG; 240 px at double density is sharp and small.':
    'Mailprogrammer viser ikke SVG; 240 px i dobbelt tæthed er skarpt og fylder lidt.',
  'Slides are wide, so the horizontal version fits.': 'Dias er brede, så den liggende version passer.',
  'On a light slide it stands in its own colours.': 'På et lyst dias står det i egne farver.',
  'Every presentation program takes a transparent PNG; 1,600 px fills half a 4K slide.':
    'Alle præsentationsprogrammer tager en gennemsigtig PNG; 1.600 px fylder et halvt 4K-dias.',
  'On a dark slide only the white version has enough contrast.': 'På et mørkt dias har kun den hvide version nok kontrast.',
  'At the end of a film it stands alone in the middle: the stacked version holds that best.':
    'I slutningen af en film står det alene i midten: det bærer den stablede version bedst.',
  'End cards are dark; the white version does not flicker when compressed.':
    'Slutbilleder er mørke; den hvide version flimrer ikke, når den komprimeres.',
  'Editing programs take a PNG with transparency; 1,920 px is half the width of 4K.':
    'Klippeprogrammer tager en gennemsigtig PNG; 1.920 px er den halve bredde af 4K.',
  'The horizontal version takes least of the picture.': 'Den liggende version tager mindst af billedet.',
  'Over a photo one colour is calm: white, on a dark and quiet part.':
    'Oven på et billede er én farve rolig: hvid, på et mørkt og stille område.',
  'A transparent PNG can be laid over it anywhere.': 'En gennemsigtig PNG kan lægges over hvor som helst.',
  'The horizontal version is the one that readers know.': 'Den liggende version er den, læserne kender.',
  'On coated paper colours print true.': 'På bestrøget papir bliver farverne rigtige.',
  'A printer needs vectors: PDF, at 80 mm or any other size.':
    'Et trykkeri skal bruge vektorer: PDF i 80 mm eller enhver anden størrelse.',
  'Newsprint is coarse and its colours shift: plain black stays sharp.':
    'Avispapir er groft, og farverne skrider: ren sort forbliver skarp.',
  'A printer needs vectors: PDF has no pixels that would tear.':
    'Et trykkeri skal bruge vektorer: PDF har ingen pixels, der flosser.',
  'The horizontal version sits at the head of a letter.': 'Den liggende version sidder øverst på et brev.',
  'Paper is white, so it stands in its own colours.': 'Papir er hvidt, så det står i egne farver.',
  'PDF for the printer; 50 mm is a usual width.': 'PDF til trykkeriet; 50 mm er en almindelig bredde.',
  'A poster is upright: the stacked version fits its corner.': 'En plakat er i højformat: den stablede version passer i hjørnet.',
  'At this size only vectors stay sharp.': 'I den størrelse er kun vektorer skarpe.',
  'Thread cannot hold small letters: the symbol alone is sewn.': 'Tråd kan ikke bære små bogstaver: kun bomærket broderes.',
  'One colour is one thread; gradients cannot be sewn.': 'Én farve er én tråd; farveovergange kan ikke broderes.',
  'The digitiser traces vectors.': 'Broderiprogrammet følger vektorer.',
  'Thin lettering breaks when it is cut: the symbol holds.': 'Tynd skrift knækker, når den skæres: bomærket holder.',
  'A cutter knows only one colour: black is what is cut.': 'En skærer kender kun én farve: det sorte skæres.',
  'Cutters follow the outlines of an SVG.': 'Skærere følger konturerne i en SVG.',
  'Small curved things take the symbol best.': 'Små runde ting bærer bomærket bedst.',
  'On coloured material one colour prints cleanest and cheapest.': 'På farvet materiale trykker én farve renest og billigst.',
  'Screens are exposed from vectors.': 'Trykrammer belyses ud fra vektorer.',
  'Beside other logos the horizontal version keeps its height.': 'Ved siden af andre logoer holder den liggende version højden.',
  'On a partner’s light page it stands in its own colours.': 'På en partners lyse side står det i egne farver.',
  'SVG with its clear space built in: nobody can place it too tight.': 'SVG med indbygget frizone: ingen kan sætte det for tæt.',
  'A document’s head is wide and low.': 'Et dokuments top er bred og lav.',
  'Pages are white, so it stands in its own colours.': 'Sider er hvide, så det står i egne farver.',
  'Office programs differ with SVG; a PNG at 300 dpi prints well everywhere.':
    'Kontorprogrammer er uenige om SVG; en PNG i 300 dpi trykker godt overalt.',

  'There is only a picture of it, so it comes as PNG.': 'Der findes kun et billede af det, så det kommer som PNG.',
  'There is no {} version that fits, so the {} one is next best.': (wanted, got) =>
    `Der er ingen ${lacking(wanted)}, der passer, så ${there(got)} er næstbedst.`,
  'There is no {} version, and {} will do here.': (wanted, got) =>
    `Der er ingen version i ${inColour(wanted)}, og ${inColour(got)} kan bruges her.`,
  'There is no {} version for {}, and no full-colour SVG to make it from.': (wanted, ground) =>
    `Der er ingen version i ${inColour(wanted)} til ${on(ground)}, og ingen SVG i fuld farve at lave den af.`,
  'Not smaller than {} px.': (n) => `Ikke mindre end ${n} px.`,
  'Not smaller than {} mm.': (n) => `Ikke mindre end ${n} mm.`,
  'There is no current logo with a file.': 'Der er intet gældende logo med en fil.',
  'Only a vector will do here, and there are only pictures. Add the SVG or PDF.':
    'Her dur kun en vektor, og der er kun billeder. Tilføj SVG eller PDF.',
  'The {} version is missing; it can be made from the SVG in full colour.': (wanted) =>
    `Versionen i ${inColour(wanted)} mangler; den kan laves af SVG’en i fuld farve.`,
  'Made from the SVG of the {} version.': (colourway) => `Laves af SVG’en i ${inColour(colourway)}.`,
  'There is no SVG of this lockup to make it from.': 'Der er ingen SVG i denne opsætning at lave den af.',
  'There is {} only. Add the SVG to make it.': (formats) => `Der er kun ${formats}. Tilføj SVG’en for at lave den.`,
};
