import { copyPlace, fileRows, has, lines, type Page, section } from '../page.ts';
import { type Html, html, join, mailAddress, nothing, phoneNumber, webAddress } from '../safe.ts';
import type { PageContact } from '../view.ts';

/** Who answers: phone, e-mail and a card for the address book. */
export function contacts(page: Page): Html {
  const { view, words } = page;
  if (view.contacts.length === 0) return nothing;
  return section(
    'contacts',
    words.contacts,
    html`<p>${words.contactsLead}</p>
${fileRows(page, view.contactFiles)}`,
    html`<div class="people">
${view.contacts.map((contact) => person(page, contact))}</div>`,
  );
}

function person(page: Page, contact: PageContact): Html {
  const { view } = page;
  const w = page.words.contact;
  const role = has(contact.role) ? contact.role : view.organisation.name;
  const line = [role, contact.isPrimary && view.contacts.length > 1 && w.primary]
    .filter((part) => part !== false && part !== '')
    .join(', ');
  const row = (name: string, value: Html) => html`<li><span>${name}</span>${value}</li>\n`;
  return html`<div class="person">
<h3>${contact.name}</h3>
${has(line) && html`<p class="role">${line}</p>\n`}<ul>
${has(contact.phone) && row(w.phone, page.link(phoneNumber(contact.phone), html`${contact.phone}`, html` class="num"`))}${has(contact.email) && row(w.email, page.link(mailAddress(contact.email), breakable(contact.email)))}${
  contact.vcard && row(w.vcard, page.file(contact.vcard.path, html`${w.add}<span class="vh">: ${contact.name}</span>`))
}</ul>
${has(contact.note) && html`<p class="small">${lines(contact.note)}</p>\n`}</div>
`;
}

/** An address may break after its @, where it hurts least. */
const breakable = (email: string): Html =>
  join(
    email.split('@').map((part) => html`${part}`),
    '@<wbr>',
  );

/** The organisation's boilerplate, numbers and website. */
export function about(page: Page): Html {
  const { view, words } = page;
  const { name, website, facts } = view.organisation;
  const paragraphs = view.organisation.about.filter(has);
  if (paragraphs.length === 0 && facts.length === 0) return nothing;
  const url = webAddress(website);
  const site =
    url !== null &&
    html`<p class="site">${page.link(url, html`${url.replace(/^https:\/\/(www\.)?/i, '').replace(/\/$/, '')}`)}</p>`;
  return section(
    'about',
    words.about(name),
    paragraphs.length > 0 ? html`<p${copyPlace(['boiler'], words.copyAbout)}></p>\n` : nothing,
    html`<div class="about">
${
  paragraphs.length > 0 &&
  html`<div class="prose" id="boiler"${page.lang(view.language)}>
${paragraphs.map((text) => html`<p>${lines(text)}</p>\n`)}${view.organisation.aboutIn.map(({ language, about }) => page.folded(language, html`${about.map((text) => html`<p${page.lang(language)}>${lines(text)}</p>\n`)}`))}</div>
`
}<div>${
      facts.length > 0 &&
      html`<ul class="count">
${facts.map((fact) => html`<li><b>${fact.value}</b> ${fact.label}</li>\n`)}</ul>`
    }${site}</div>
</div>`,
  );
}
