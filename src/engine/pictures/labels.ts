import type { ColourLabel } from '#contract/assets.ts';

/** What programs write for a colour: the words of Lightroom and Bridge in English, Danish, German, French, Spanish, Swedish, and the meanings that Bridge gives colours by default. */
const WORDS: Readonly<Record<ColourLabel, readonly string[]>> = {
  red: ['red', 'rød', 'rot', 'rouge', 'rojo', 'röd', 'select', 'vælg', 'auswählen'],
  orange: ['orange', 'naranja'],
  yellow: ['yellow', 'gul', 'gelb', 'jaune', 'amarillo', 'second', 'zweitrangig'],
  green: ['green', 'grøn', 'grün', 'vert', 'verde', 'grön', 'approved', 'godkendt', 'genehmigt'],
  blue: ['blue', 'blå', 'blau', 'bleu', 'azul', 'review', 'überarbeiten'],
  purple: ['purple', 'lilla', 'violet', 'lila', 'violett', 'púrpura', 'to do', 'todo'],
  grey: ['grey', 'gray', 'grå', 'grau', 'gris'],
};

const COLOUR_OF: ReadonlyMap<string, ColourLabel> = new Map(
  (Object.entries(WORDS) as [ColourLabel, readonly string[]][]).flatMap(([colour, words]) =>
    words.map((word) => [word, colour] as const),
  ),
);

/** The colour that xmp:Label names, or null when it is empty or a word of somebody's own. */
export const colourOfLabel = (label: string): ColourLabel | null =>
  COLOUR_OF.get(label.normalize('NFC').trim().toLowerCase()) ?? null;

/** A colour as xmp:Label: the English word that Lightroom and Bridge know. */
export const labelOfColour = (colour: ColourLabel): string => `${colour[0]?.toUpperCase()}${colour.slice(1)}`;
