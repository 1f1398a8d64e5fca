import { z } from 'zod';
import { Colour, VariantId } from '#contract/values.ts';
import { Usage } from '../args.ts';
import { answerOf, type Command, openLibrary, pathPlace, placeAt } from '../command.ts';
import { countText, sizeText, tableText } from '../words.ts';

const Format = z.enum(['svg', 'png', 'webp', 'jpg']);

export const LIST_COMMANDS: readonly Command[] = [
  {
    name: 'releases',
    usage: 'releases <library>',
    does: 'the releases, last edited first',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const list = answerOf(await desk.client.releases.list({}));
      return {
        json: list,
        text:
          tableText(list.items.map((release) => [release.id, release.date ?? '', release.status, release.headline])) ||
          'No releases yet.',
      };
    },
  },
  {
    name: 'contacts',
    usage: 'contacts <library>',
    does: 'the contacts by name',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const list = answerOf(await desk.client.contacts.list({}));
      return {
        json: list,
        text:
          tableText(list.items.map((contact) => [contact.id, contact.name, contact.role, contact.phone, contact.email])) ||
          'No contacts yet.',
      };
    },
  },
  {
    name: 'organisations',
    usage: 'organisations <library>',
    does: 'the organisations by name',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const list = answerOf(await desk.client.organisations.list({}));
      return {
        json: list,
        text:
          tableText(
            list.items.map((one) => [
              one.id,
              one.name,
              one.facts.map((fact) => `${fact.value} ${fact.label}`).join(', '),
              one.website,
            ]),
          ) || 'No organisations yet.',
      };
    },
  },
  {
    name: 'brands',
    usage: 'brands <library>',
    does: 'the logos: every brand with its variants',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const list = answerOf(await desk.client.logos.brands({}));
      return {
        json: list,
        text:
          list.items
            .flatMap((brand) => [
              `${brand.name} (${countText(brand.variants.length, 'variant', 'variants')})`,
              ...brand.variants.map(
                (variant) =>
                  `  ${variant.id}  ${`${variant.lockup}, ${variant.colourway}`.padEnd(26)}${variant.format}${variant.status === 'superseded' ? '  superseded' : ''}`,
              ),
            ])
            .join('\n') || 'No logos yet.',
      };
    },
  },
  {
    name: 'logo render',
    usage: 'logo render <library> <variant> --format svg|png|webp|jpg [--width N] [--background C] [--padding P] --out <file>',
    does: 'one rendition of a logo from its vector master',
    options: { format: 'text', width: 'text', background: 'text', padding: 'text', out: 'text' },
    places: 2,
    run: async (desk) => {
      const { args } = desk;
      const variantId = VariantId.safeParse(placeAt(args, 1, 'the id of the variant'));
      if (!variantId.success)
        throw new Usage(`“${args.places[1]}” is not the id of a logo variant; “dateline brands” shows them`);
      const format = Format.safeParse(args.text('format'));
      if (!format.success) throw new Usage(`--format is one of ${Format.options.join(', ')}`);
      const background = Colour.or(z.literal('transparent')).optional().safeParse(args.text('background')?.toLowerCase());
      if (!background.success) throw new Usage('--background is a colour such as #0b4f79, or transparent');
      const out = args.text('out');
      if (out === undefined) throw new Usage('--out <file> is missing');
      const width = args.whole('width', 1, 16_384);
      const padding = args.whole('padding', 0, 4096);
      await openLibrary(desk);
      const { place, ...facts } = answerOf(
        await desk.client.logos.render({
          variantId: variantId.data,
          format: format.data,
          place: pathPlace(out),
          ...(width === undefined ? {} : { width }),
          ...(padding === undefined ? {} : { padding }),
          ...(background.data === undefined ? {} : { background: background.data }),
        }),
      );
      return {
        json: { path: place.$path, ...facts },
        text: `${place.$path} (${facts.width} × ${facts.height} px, ${sizeText(facts.bytes)})`,
      };
    },
  },
];
