import type { MasterFault } from '#contract/logos.ts';

/** How each fault stands among an asset's facts (domain/assets/facts.ts, 'artwork'). */
export const FAULT_WORDS = {
  'live-text': 'text not outlined',
  'pixels-inside': 'pixels inside',
  filters: 'filters',
  'no-view-box': 'no viewBox',
  unsafe: 'unsafe',
  'draws-nothing': 'draws nothing',
} as const satisfies Record<MasterFault, string>;

/** Stands in the fact instead when an SVG draws nothing but a picture: then it is no vector at all. */
export const PIXELS_ONLY = 'pixels only';

/** Shapes that draw by themselves. */
const SHAPE = /<(path|rect|circle|ellipse|line|polyline|polygon|text)[\s/>]/;

/** What keeps a sanitised SVG from being a clean master; by its elements, so that it costs nothing. */
export function faultsOf(svg: string): MasterFault[] {
  const faults: MasterFault[] = [];
  if (hasLettering(svg)) faults.push('live-text');
  if (/<(image|feImage)\s/.test(svg)) faults.push('pixels-inside');
  if (/<filter[\s>]/.test(svg) && /filter\s*[=:]\s*["']?\s*url\(/.test(svg)) faults.push('filters');
  if (!/^<svg[^>]*\sviewBox="/.test(svg)) faults.push('no-view-box');
  if (!SHAPE.test(svg) && !/<image\s/.test(svg)) faults.push('draws-nothing');
  return faults;
}

/** Whether a text element holds a letter; editors leave empty ones behind. */
function hasLettering(svg: string): boolean {
  for (let at = svg.search(/<text[\s>]/); at >= 0; ) {
    const end = svg.indexOf('</text>', at);
    if (end < 0) return false;
    if (
      svg
        .slice(at, end)
        .replace(/<[^>]*>/g, '')
        .trim() !== ''
    )
      return true;
    const next = svg.slice(end).search(/<text[\s>]/);
    at = next < 0 ? -1 : end + next;
  }
  return false;
}

/** The fact that an SVG is told to the user by; empty for a clean master. */
export function artworkFact(svg: string): string {
  if (/<image\s/.test(svg) && !SHAPE.test(svg.replace(/<(clipPath|mask|defs|pattern)[\s>][\s\S]*?<\/\1>/g, '')))
    return PIXELS_ONLY;
  return faultsOf(svg)
    .map((fault) => FAULT_WORDS[fault])
    .join(', ');
}

/** The faults that a fact names. */
export const faultsIn = (fact: string): MasterFault[] => {
  const found = (Object.keys(FAULT_WORDS) as MasterFault[]).filter((fault) => fact.split(', ').includes(FAULT_WORDS[fault]));
  return fact === PIXELS_ONLY ? ['pixels-inside'] : found;
};
