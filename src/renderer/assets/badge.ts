import { CaptionsOff, CircleAlert, ClockAlert, FileX2, type LucideIcon, UserX } from 'lucide-react';
import type { Asset } from '#contract/assets.ts';
import { plainName } from '#domain/names.ts';
import { words } from '../words/catalogue.ts';
import { daysUntil } from '../words/format.ts';

/** Rights that end within this many days are said on the picture. */
const SOON_DAYS = 30;

/** The one thing said on a thumbnail. */
export interface AssetBadge {
  readonly tone: 'red' | 'amber' | '';
  readonly icon: LucideIcon;
  readonly text: string;
}

/** How the rights of an asset stand today. */
export function rightsOf(
  asset: Pick<Asset, 'expires'>,
  now: Date = new Date(),
): { kind: 'open' | 'fine' | 'soon' | 'ended'; days: number } {
  if (asset.expires === null) return { kind: 'open', days: 0 };
  const days = daysUntil(asset.expires, now);
  return { kind: days < 0 ? 'ended' : days <= SOON_DAYS ? 'soon' : 'fine', days };
}

/** What is worst about an asset, in words; null when nothing is. Alt text and credit count for what goes on a page as a picture. */
export function badgeOf(asset: Asset, now: Date = new Date()): AssetBadge | null {
  if (asset.isMissing) return { tone: 'red', icon: FileX2, text: words.grid.missing };
  const rights = rightsOf(asset, now);
  if (rights.kind === 'ended') return { tone: 'red', icon: CircleAlert, text: words.assets.rightsEnded };
  if (rights.kind === 'soon') return { tone: 'amber', icon: ClockAlert, text: words.assets.endsIn(rights.days) };
  const isPicture = asset.kind === 'photo' || asset.kind === 'logo';
  if (isPicture && asset.altText === '') return { tone: '', icon: CaptionsOff, text: words.assets.noAltText };
  if (asset.kind === 'photo' && asset.credit === '') return { tone: '', icon: UserX, text: words.assets.noCredit };
  return null;
}

/** What a thumbnail says of its file beside the badge: how long, how many pages, which version; null when that goes without saying. */
export function factOf(asset: Pick<Asset, 'durationMs' | 'pages' | 'kind' | 'version'>): string | null {
  if (asset.durationMs !== null && (asset.kind === 'video' || asset.kind === 'audio')) return duration(asset.durationMs);
  if (asset.pages !== null && asset.pages > 1) return words.grid.pages(asset.pages);
  return asset.version > 1 ? words.grid.version(asset.version) : null;
}

/** 92,000 ms as 1:32, longer ones as 1:02:03. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** The longest end of a name that is kept whole under a picture, in characters. */
const LONGEST_END = 24;

/** Where the end of a name begins that tells it from the next one, behind a comma or between two words; 0 where the name is short or has no such place. */
export function endOf(name: string): number {
  const from = name.length - LONGEST_END;
  if (from <= 4) return 0;
  const [comma, gap] = [name.indexOf(', ', from), name.slice(from).search(/[ _-]/)];
  return comma >= 0 ? comma + 2 : gap >= 0 ? from + gap + 1 : 0;
}

/** The name of an asset: its title, else its file name. */
export const nameOf = (asset: Pick<Asset, 'title' | 'filename'>): string => asset.title || plainName(asset.filename);
