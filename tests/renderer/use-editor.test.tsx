// @vitest-environment happy-dom
import { act, render } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { expect, it } from 'vitest';
import type { ReleaseFields } from '#contract/releases.ts';
import { cellsOf, EMPTY } from '../../src/renderer/releases/cells.ts';
import { type Editor, useEditor } from '../../src/renderer/releases/use-editor.ts';
import { AppProvider } from '../../src/renderer/shell/app.tsx';
import { stage } from './stage.tsx';

type Save = (set: Partial<ReleaseFields>) => Promise<boolean>;

function Written({ body, save, onDrawn }: { body: readonly string[]; save: Save; onDrawn: (editor: Editor) => void }) {
  const editor = useEditor(body, save, true);
  useLayoutEffect(() => onDrawn(editor));
  return null;
}

it('a key that comes between the end of a save and what follows from it is not taken back', async () => {
  const { app } = await stage();
  let settle = (): void => {};
  const saved: unknown[] = [];
  const save: Save = (set) => {
    saved.push(set.body);
    return new Promise((resolve) => {
      settle = () => resolve(true);
    });
  };
  let editor: Editor | undefined;
  /** Done once, where a key would be: what was drawn is in the page, its effects have not run. */
  let key: ((editor: Editor) => void) | null = null;
  const onDrawn = (own: Editor): void => {
    editor = own;
    const press = key;
    key = null;
    press?.(own);
  };
  const paper = (body: readonly string[]) => (
    <AppProvider app={app}>
      <Written body={body} save={save} onDrawn={onDrawn} />
    </AppProvider>
  );
  const first = ['- Water\n- Heat\n- ', 'The paragraph behind.'];
  const { rerender } = render(paper(['The paragraph behind.']));
  act(() => editor?.put(cellsOf(first), { at: 0, stretch: { from: 11, to: 11 } }));
  rerender(paper(first));
  // Enter in the empty item leaves the list: a new, empty paragraph, which no body holds yet.
  const second = ['- Water\n- Heat', 'The paragraph behind.'];
  const [list, behind] = cellsOf(second);
  if (list === undefined || behind === undefined) throw new Error('two cells');
  key = (own) => own.put([list, { block: EMPTY, source: null }, behind], { at: 1, stretch: { from: 0, to: 0 } });
  await act(async () => settle());
  expect(key).toBeNull();
  expect(saved).toEqual([first, second]);
  expect(editor?.draft?.at).toBe(1);
  expect(editor?.cells.map(({ block }) => block)).toEqual([list.block, EMPTY, behind.block]);
  rerender(paper(second));
  await act(async () => settle());
  expect(editor?.cells).toHaveLength(3);
});
