import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/renderer/palette/hits.ts';
import { matchWords } from '../../src/renderer/palette/match.ts';

const marked = (text: string, question: string): string | null => {
  const match = matchWords(text, question);
  return match === null
    ? null
    : [...match.marks]
        .reverse()
        .reduce((shown, { from, to }) => `${shown.slice(0, from)}[${shown.slice(from, to)}]${shown.slice(to)}`, text);
};

describe('what the palette finds by name', () => {
  it.each([
    ['Beijing delegation', 'beij', '[Beij]ing delegation'],
    ['Copenhagen Delegation in Beijing', 'beij cop', '[Cop]enhagen Delegation in [Beij]ing'],
    ['København', 'koebenh', '[Københ]avn'],
    ['København', 'kobenh', '[Københ]avn'],
    ['Ærø i vinter', 'aero', '[Ærø] i vinter'],
    ['Über uns', 'uber', '[Über] uns'],
    ['Export “Beijing”', 'expo beij', '[Expo]rt “[Beij]ing”'],
    ['Undo', '', 'Undo'],
    ['Beijing delegation', 'eijing', null],
    ['Beijing delegation', 'beijing cup', null],
    ['Beijing', '!!!', null],
  ])('“%s” by “%s” is %s', (text, question, expected) => expect(marked(text, question)).toBe(expected));

  it('puts what begins with the question before what only holds it', () => {
    const rank = (text: string): number => matchWords(text, 'beij')?.rank ?? Number.NaN;
    expect(rank('Beijing delegation')).toBeLessThan(rank('Copenhagen Delegation in Beijing'));
    expect(rank('Visit Beijing')).toBeLessThan(rank('A long visit to Beijing'));
  });
});

it.each([
  ['beij ', { text: 'beij', only: null }],
  ['> undo', { text: 'undo', only: 'actions' }],
  ['@ kris', { text: 'kris', only: 'contacts' }],
  ['   ', { text: '', only: null }],
])('reads “%s”', (typed, question) => expect(readQuestion(typed)).toEqual(question));
