import { byLanguage } from '../languages.ts';
import { copyPlace, has, type Page, section } from '../page.ts';
import { type Html, html, join, nothing } from '../safe.ts';
import type { PageFigure, PageQuote } from '../view.ts';
import { quotationMarks } from '../words.ts';

/** Up to four figures large, the rest as a list; each with the paragraph it comes from. */
export function figures(page: Page): Html {
  const { view, words } = page;
  if (view.figures.length === 0) return nothing;
  const { own, others } = byLanguage(view.figures, view.language);
  const large = own.filter((figure) => split(figure.text) !== null).slice(0, 4);
  const small = own.filter((figure) => !large.includes(figure));
  // Whole sentences need wider columns than an editor's few words.
  const isLong = large.some((figure) => wording(figure).length > 155);
  const columns = isLong ? Math.min(large.length, 2) : large.length;
  const ids = [large.length > 0 && 'fig-main', small.length > 0 && 'fig-more'].filter((id) => id !== false);
  return section(
    'figures',
    words.figures,
    html`<p>${words.figuresLead}</p>
<p${copyPlace(ids, words.copyFigures)}></p>
`,
    html`<div>
${
  large.length > 0 &&
  html`<dl class="big${isLong ? ' long' : ''}" id="fig-main" style="--n:${columns}">
${large.map((figure) => html`<div><dt>${number(figure.text)}</dt>${meaning(page, figure)}</div>\n`)}</dl>
`
}${
  small.length > 0 &&
  html`<dl class="more" id="fig-more" style="--n:${small.length === 1 ? 1 : 2}">
${small.map((figure) => html`<div><dt>${figure.text}</dt>${meaning(page, figure)}</div>\n`)}</dl>
`
}${others.map(([language, translated]) =>
  page.folded(
    language,
    html`<dl class="more" style="--n:2"${page.lang(language)}>
${translated.map((figure) => html`<div><dt>${figure.text}</dt>${meaning(page, figure)}</div>\n`)}</dl>
`,
  ),
)}</div>`,
  );
}

/** What is said of a figure: its editor's words, or the sentence it stands in. Of a quote of several sentences that one has only the opening mark; then the closing one is added. */
function wording(figure: PageFigure): string {
  if (has(figure.label)) return figure.label.trim();
  const sentence = figure.sentence.trim();
  const [open, close] = quotationMarks(figure.language);
  const mark = sentence.startsWith(open) ? close : sentence.startsWith('“') ? '”' : sentence.startsWith('"') ? '"' : '';
  return mark === '' || sentence.slice(1).includes(mark) ? sentence : `${sentence}${mark}`;
}

function meaning(page: Page, figure: PageFigure): Html {
  const words = wording(figure);
  const at = has(figure.label) || figure.text === '' ? -1 : words.indexOf(figure.text);
  const text =
    at < 0
      ? ranges(words)
      : html`${ranges(words.slice(0, at))}<b>${figure.text}</b>${ranges(words.slice(at + figure.text.length))}`;
  return html`<dd>${text}${page.source(figure.source)}</dd>`;
}

/** Keeps spans of years and numbers on one line: 2012–2020. */
function ranges(text: string): Html {
  return join(text.split(/(\d+[–-]\d+)/).map((part, i) => (i % 2 === 1 ? html`<span class="nb">${part}</span>` : html`${part}`)));
}

/** `€470 million` as number and unit; null when the figure does not start with a number short enough to be set large. */
function split(text: string): readonly [string, string] | null {
  const [, digits, unit] =
    /^((?:[A-Z]{3}[ \u00a0])?[^\d\s]{0,3}\d(?:[\d.,\u00a0\u202f]*\d)?[\s\u00a0]?[%‰°]?)\s*(.*)$/u.exec(text.trim()) ?? [];
  if (digits === undefined || unit === undefined) return null;
  return digits.length > 9 || unit.length > 32 || /^[-–]/.test(unit) ? null : [digits.trim(), unit];
}

function number(text: string): Html {
  const [digits, unit] = split(text) ?? [text, ''];
  return html`${digits}${unit !== '' && html` <span>${unit}</span>`}`;
}

/** Quotes to lift out, verbatim, with speaker and role. */
export function quotes(page: Page): Html {
  const { view, words } = page;
  if (view.quotes.length === 0) return nothing;
  const { own, others } = byLanguage(view.quotes, view.language);
  const one = (quote: PageQuote): Html => {
    const id = `q${view.quotes.indexOf(quote) + 1}`;
    const who = html`<b>${quote.speaker}</b>${has(quote.role) && html`${has(quote.speaker) && ', '}${quote.role}`}`;
    return html`<figure class="quote${quote.text.length > 420 ? ' l' : ''}">
<blockquote class="all" id="${id}"${page.lang(quote.language)}><p>${marked(quote.text, quote.language)}</p></blockquote>
<figcaption>${(has(quote.speaker) || has(quote.role)) && html`<span id="${id}-by">${who}</span>`}${page.source(quote.source)} <span${copyPlace(
      has(quote.speaker) || has(quote.role) ? [id, `${id}-by`] : [id],
      words.copyQuote,
      quote.speaker,
    )}></span></figcaption>
</figure>
`;
  };
  const folded = others.map(([language, translated]) => page.folded(language, html`${translated.map(one)}`));
  return section('quotes', words.quotes, html`<p>${words.quotesLead}</p>\n`, html`<div>\n${own.map(one)}${folded}</div>`);
}

function marked(text: string, language: string): string {
  const quote = text.trim();
  if (/^["'“”„«»‘’‹›「]/.test(quote)) return quote;
  const [open, close] = quotationMarks(language);
  return `${open}${quote}${close}`;
}
