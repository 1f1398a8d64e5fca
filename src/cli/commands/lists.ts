import { statusAt } from '#domain/releases/writing/status.ts';
import { answerOf, type Command, openLibrary } from '../command.ts';
import { tableText } from '../words.ts';

export const LIST_COMMANDS: readonly Command[] = [
  {
    name: 'releases',
    usage: 'releases <library>',
    does: 'the releases, last edited first',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const { total, items } = answerOf(await desk.client.releases.list({}));
      const now = new Date();
      const list = { total, items: items.map((release) => ({ ...release, state: statusAt(release, now) })) };
      return {
        json: list,
        text:
          tableText(list.items.map((release) => [release.id, release.date ?? '', release.state, release.headline])) ||
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
];
