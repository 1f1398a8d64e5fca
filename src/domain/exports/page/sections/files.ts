import { has, type Page, section } from '../page.ts';
import { type Html, html, nothing } from '../safe.ts';
import type { PageFolder } from '../view.ts';

/** Every file of the kit by folder; photos are counted, because each has its card above. */
export function contents(page: Page): Html {
  const { view, words } = page;
  const folders = view.folders.filter((folder) => folder.count > 0);
  if (folders.length === 0) return nothing;
  const total = view.total ?? {
    files: folders.reduce((sum, folder) => sum + folder.count, 0),
    bytes: folders.reduce((sum, folder) => sum + folder.bytes, 0),
  };
  const [before, after] = words.filesEllipsis;
  const isShortened =
    has(view.filePrefix) && folders.some((folder) => folder.files.some((file) => shown(page, file.path).startsWith('…')));
  return section(
    'contents',
    words.files,
    html`<p>${words.filesLead(words.fileCount(total.files), page.size(total.bytes))}${isShortened && html`${before}${view.filePrefix}${after}`}</p>\n`,
    html`<div class="toc">
${folders.map((folder, i) => one(page, folder, i === 0))}</div>`,
  );
}

function one(page: Page, folder: PageFolder, isOpen: boolean): Html {
  const { words, view } = page;
  const ends = (ending: string) => folder.files.some((file) => file.path.endsWith(ending));
  const groups = folder.groups.map((group) => {
    const name = `${group.path.replace(/\/$/, '').split('/').pop() ?? ''}/ ${words.fileCount(group.count)}`;
    const target =
      folder.name === 'photos' && view.photos.length > 0 ? html`<a href="#photos">${name}</a>` : html`<span>${name}</span>`;
    return html`<li>${target} <small>${page.size(group.bytes)}</small></li>\n`;
  });
  return html`<details${isOpen && ' open'}>
<summary><b>${folder.name}</b> <span class="d">${words.folder(folder.name, ends, view.photos.length)}</span> <small>${words.fileCount(folder.count)}</small> <small>${page.size(folder.bytes)}</small></summary>
<ul>
${folder.files.map((file) => html`<li>${page.file(file.path, html`${shown(page, file.path)}`)} <small>${page.size(file.bytes)}</small></li>\n`)}${groups}</ul>
</details>
`;
}

/** The name without its folder, and without the part that all share. */
function shown({ view }: Page, path: string): string {
  const name = path.split('/').slice(1).join('/') || path;
  return has(view.filePrefix) && name.startsWith(view.filePrefix) && name.length > view.filePrefix.length
    ? `…${name.slice(view.filePrefix.length)}`
    : name;
}
