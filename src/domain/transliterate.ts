type Table = Readonly<Record<string, string>>;

/** Reads `letter=spelling` pairs: one line a script instead of one line a letter. */
const table = (pairs: string): Table =>
  Object.fromEntries(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('=', 2)),
  );

/** Letters with a spelling of their own, which NFKD would lose (ø, ß) or flatten (å to a instead of aa). */
const OWN_LETTERS = table(`
  æ=ae ø=oe å=aa ä=ae ö=oe ü=ue ß=ss ǽ=ae ǿ=oe œ=oe þ=th ð=d đ=d ł=l ħ=h ı=i ŋ=ng ŧ=t ə=e ĸ=k ɓ=b ɗ=d ƙ=k
`);

/** Cyrillic as newspapers romanise it (close to BGN/PCGN): Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian. */
const CYRILLIC = table(`
  а=a б=b в=v г=g ґ=g д=d ђ=dj ѓ=gj е=e ё=yo є=ye ж=zh з=z ѕ=dz и=i і=i ї=yi й=y ј=j к=k ќ=kj л=l љ=lj м=m н=n
  њ=nj о=o п=p р=r с=s т=t ћ=c у=u ў=u ф=f х=kh ц=ts ч=ch џ=dzh ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya
`);

/** Greek by ELOT 743, letter by letter; the pairs below come first. */
const GREEK = table(`
  α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
`);
const GREEK_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ο[υύ]/g, 'ou'],
  [/(?<!\p{L})μπ/gu, 'b'],
  [/γγ/g, 'ng'],
  [/γξ/g, 'nx'],
  [/γχ/g, 'nch'],
];

const replaced = (text: string, spellings: Table): string =>
  text.replace(/[^\u0000-\u007f]/gu, (letter) => spellings[letter] ?? letter);

/**
 * A text in lower-case ASCII letters as far as we can spell them: own letters first (æ ae, ø oe, å aa), then Cyrillic and
 * Greek, then NFKD without its marks. Characters of other scripts stay as they are.
 */
export function transliterate(text: string): string {
  // NFC first: "å" may arrive as a + ring, and would otherwise lose its own spelling.
  const composed = text.normalize('NFC').toLowerCase().normalize('NFC');
  const greek = GREEK_PAIRS.reduce((now, [pair, latin]) => now.replace(pair, latin), replaced(composed, OWN_LETTERS));
  // й and ў would decompose to и and у, so Cyrillic goes before NFKD; accented Greek letters lose their accent by it.
  const decomposed = replaced(greek, CYRILLIC)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return replaced(replaced(replaced(decomposed, OWN_LETTERS), CYRILLIC), GREEK);
}
