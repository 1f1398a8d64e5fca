import { z } from 'zod';
import { AssetFields } from './assets.ts';
import { ContactFields } from './contacts.ts';
import { IgnoredFinding, KitFields, SectionKind } from './kits.ts';
import { Ground } from './logos.ts';
import { ReleaseFields } from './releases.ts';
import { AssetId, ContactId, ReleaseId, VariantId } from './values.ts';

/** One change of a deed, each what an edit of its room would do. `key` names an item of the kit as `domain/kits/items.ts` does. */
export const DeedStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('takeOut'), section: SectionKind, key: z.string() }),
  /** Puts another file in the place of one. */
  z.object({ kind: z.literal('replace'), section: SectionKind, key: z.string(), by: AssetId }),
  z.object({ kind: z.literal('putAsset'), section: SectionKind, id: AssetId }),
  z.object({ kind: z.literal('putContact'), id: ContactId }),
  z.object({ kind: z.literal('putRelease'), id: ReleaseId }),
  z.object({ kind: z.literal('kit'), set: KitFields.omit({ sections: true }).partial() }),
  z.object({ kind: z.literal('release'), id: ReleaseId, set: ReleaseFields.partial() }),
  z.object({ kind: z.literal('asset'), id: AssetId, set: AssetFields.partial() }),
  z.object({ kind: z.literal('contact'), id: ContactId, set: ContactFields.partial() }),
  z.object({ kind: z.literal('variant'), id: VariantId, ground: Ground }),
  /** Draws a version in one colour from a variant's SVG, sorts it into the brand and puts it beside the other logos. */
  z.object({ kind: z.literal('drawLogo'), from: VariantId, colourway: z.enum(['black', 'white']) }),
  /** Lets the warning itself pass, for a reason that stands in the kit. */
  z.object({ kind: z.literal('letPass'), ignored: IgnoredFinding }),
  /** Out of the trash. */
  z.object({ kind: z.literal('restore'), id: AssetId }),
]);
export type DeedStep = z.infer<typeof DeedStep>;

/** A text that a deed needs before it can be done: whose field, what stands there or is proposed, and the bytes of UTF-8 that it may have. */
export const Asked = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('asset'),
    id: AssetId,
    field: z.enum(['title', 'caption', 'altText', 'creator', 'credit', 'source', 'copyright', 'usageTerms']),
    value: z.string(),
    most: z.int().nullable(),
  }),
  z.object({
    of: z.literal('contact'),
    id: ContactId,
    field: z.enum(['phone', 'email']),
    value: z.string(),
    most: z.int().nullable(),
  }),
  z.object({
    of: z.literal('release'),
    id: ReleaseId,
    field: z.enum(['headline']),
    value: z.string(),
    most: z.int().nullable(),
  }),
]);
export type Asked = z.infer<typeof Asked>;

/** What a fix is, for the word on its button. */
export const Act = z.enum([
  'takeOut',
  'replace',
  'add',
  'move',
  'restore',
  'set',
  'remove',
  'correct',
  'approve',
  'write',
  'shorten',
  'rendition',
  'draw',
]);
export type Act = z.infer<typeof Act>;

/** A fix: steps that need no question, or one text that somebody writes. Everything in it is one step of the history. */
export const Deed = z.object({ act: Act, steps: z.array(DeedStep), asks: Asked.nullable() });
export type Deed = z.infer<typeof Deed>;
