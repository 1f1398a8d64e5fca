import { CaptionsOff, CircleAlert, ClockAlert, type LucideIcon, UserX } from 'lucide-react';
import type { Asset } from '#contract/assets.ts';
import { words } from '../words/en.ts';
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
  const rights = rightsOf(asset, now);
  if (rights.kind === 'ended') return { tone: 'red', icon: CircleAlert, text: words.assets.rightsEnded };
  if (rights.kind === 'soon') return { tone: 'amber', icon: ClockAlert, text: words.assets.endsIn(rights.days) };
  const isPicture = asset.kind === 'photo' || asset.kind === 'logo';
  if (isPicture && asset.altText === '') return { tone: '', icon: CaptionsOff, text: words.assets.noAltText };
  if (asset.kind === 'photo' && asset.credit === '') return { tone: '', icon: UserX, text: words.assets.noCredit };
  return null;
}

/** The name of an asset: its title, else its file name. */
export const nameOf = (asset: Pick<Asset, 'title' | 'filename'>): string => asset.title || asset.filename;
