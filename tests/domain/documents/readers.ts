/** Readers of the text formats that share no code with the writers: each gives what a person would see. */

/** The visible text of a page, tags gone and entities resolved. */
export function htmlText(html: string): string {
  const body = html.slice(html.indexOf('<body>'));
  return entities(body.replace(/<[^>]*>/g, ' '));
}

/** The tags of a page by name, each once, sorted. */
export function tagsOf(html: string): string[] {
  const names = [...html.slice(html.indexOf('<body>')).matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

/** Text of XML or HTML with character references resolved. */
export function entities(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return named[name ?? ''] ?? whole;
  });
}

/** Markdown as it reads: link targets and unescaped emphasis gone, escapes resolved. */
export function markdownText(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\]\((?:<[^>]*>|[^\s()]*)\)/g, '')
    .replace(/\\\n/g, '\n')
    .replace(/\\([!-/:-@[-`{-~])|(\*+|\[)|^(#+ |> )/gm, (_whole, escaped?: string) => escaped ?? '');
}
