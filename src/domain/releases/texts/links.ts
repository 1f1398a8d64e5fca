/**
 * A telephone number as E.164, '+4500123456', or null when the text does not say it beyond doubt: no country code,
 * letters, or an extension behind it.
 */
export function dialable(phone: string): string | null {
  const bare = phone.replace(/\(0\)/g, '').replace(/[\s\u00a0().\-–/]/g, '');
  const international = bare.startsWith('00') ? `+${bare.slice(2)}` : bare;
  return /^\+[1-9]\d{4,14}$/.test(international) ? international : null;
}

/** The link of a telephone number, or null when it cannot be dialled from abroad as written. */
export function telLink(phone: string): string | null {
  const number = dialable(phone);
  return number === null ? null : `tel:${number}`;
}

/** The link of an e-mail address, or null for anything that is more or less than one plain address. */
export function mailLink(email: string): string | null {
  const match = /^([^\s@<>"'\\,;:?&#%]+)@([^\s@<>"'\\,;:?&#%/]+\.[^\s@<>"'\\,;:?&#%/]+)$/.exec(email);
  if (match === null) return null;
  return `mailto:${encodeURIComponent(match[1] ?? '')}@${encodeURIComponent(match[2] ?? '')}`;
}

/** A web address that may be linked: https only, without a user name, written as the URL standard writes it; else null. */
export function webLink(address: string): string | null {
  const match = /^https:\/\/[a-z0-9.\-\u00a1-\uffff]+(:\d+)?([/?#][^\s<>"'`\\^{|}]*)?$/i.exec(address);
  return match === null ? null : address;
}

/** A link of an author's text as it may be followed: https, mailto and tel in their plain forms; null for every other. */
export function linkOf(href: string): string | null {
  if (/^mailto:/i.test(href)) return mailLink(href.slice('mailto:'.length));
  return /^tel:/i.test(href) ? telLink(href.slice('tel:'.length)) : webLink(href);
}

/** An address as a person types it, as one that a link can have: without 'https://' or 'mailto:' where that is plain; null for what is none. */
export function readAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text;
  return mailLink(text) === null ? (/^[^\s/]+\.[^\s]{2,}$/.test(text) ? `https://${text}` : null) : `mailto:${text}`;
}
