import { LITE_BYTES } from '../sizes.ts';

/** A kit above this is cut off by mail servers, in bytes (kit-output.md, section 11). */
export const MAIL_LIMIT = 25_000_000;
/** What START-HERE.html may weigh with its pictures, in bytes. */
export const PAGE_LIMIT = 3_000_000;

/** The words of the rules on the kit, its releases, contacts, embargo, languages and page. */
export const CONTENT_SENTENCES = {
  'kit.empty': {
    why: 'A kit without a release, a picture or a logo tells nobody anything.',
    fix: 'Add a release or pictures',
    say: 'The kit is empty',
  },
  'kit.date-missing': { why: 'Every file name and document is dated by the kit.', fix: 'Set the date', say: 'No date' },
  'kit.contact-missing': { why: 'A journalist needs a named person to call.', fix: 'Add a contact', say: 'No press contact' },
  'kit.organisation-missing': {
    why: 'Without a sender the page has no name, no colours and no answer to who speaks here.',
    fix: 'Choose the organisation',
    say: 'No sender',
  },
  'kit.language-differs': {
    why: 'Page and captions would speak another language than every release in the kit.',
    fix: 'Take the language of the release',
    say: 'Kit in “{language}”, releases are not',
  },
  'kit.reference-missing': {
    why: 'The kit names something that has been removed from the library.',
    fix: 'Take it out of the kit',
    say: 'No longer in the library',
  },
  'kit.name-rule': {
    why: 'A name that breaks the rules cannot be unpacked everywhere.',
    fix: 'Shorten the title',
    say: 'The name {path} cannot be used ({broken})',
  },
  'kit.path-too-long': {
    why: 'Windows cuts off at 260 characters, and “Extract all” doubles the folder: longer names are left out without a word.',
    fix: 'Shorten title, lockup or brand',
    say: 'The name {path} is too long',
  },
  'kit.asset-twice': {
    why: 'The same file in two sections makes readers look for a difference.',
    fix: 'Take it out of one section',
    say: 'Also in {section}',
  },
  'kit.same-picture': {
    why: 'Two files show exactly the same; readers look for a difference, and captions contradict each other.',
    fix: 'Take one out',
    say: 'The same picture as “{other}”',
  },
  'kit.look-alike': {
    why: 'Copies and resized versions of one picture only make the kit heavier; the smaller one is printed by mistake.',
    fix: 'Take the smaller one out',
    say: 'Looks like “{other}”',
  },
  'kit.too-large-for-mail': {
    why: `Most mail servers refuse more than ${MAIL_LIMIT / 1_000_000} MB.`,
    fix: 'Send a link, or make a smaller kit',
    say: 'About {mb} MB: too large for mail',
  },
  'kit.lite-too-large': {
    why: `A lite kit is there to be attached to a mail; over ${LITE_BYTES / 1_000_000} MB it comes back.`,
    fix: 'Take pictures or documents out',
    say: 'About {mb} MB: too large for a lite kit',
  },
  'kit.page-too-large': {
    why: `Over ${PAGE_LIMIT / 1_000_000} MB the start page opens slowly on a telephone and is cut by mail viewers.`,
    fix: 'Take pictures out, or make two kits',
    say: 'Start page of about {mb} MB',
  },

  'contact.unreachable': {
    why: 'A contact with neither telephone nor e-mail cannot be asked.',
    fix: 'Add a number',
    say: 'Neither telephone nor e-mail',
  },
  'contact.phone-missing': {
    why: 'On deadline people call; a direct number is what they look for first.',
    fix: 'Add a number',
    say: 'No telephone number',
  },
  'contact.email-missing': {
    why: 'Questions for a quote or a larger picture are written, not called.',
    fix: 'Add an address',
    say: 'No e-mail address',
  },
  'contact.phone-national': {
    why: 'Without its country code a number cannot be dialled from abroad, nor from a link on the page.',
    fix: 'Write it with the country code',
    say: '{phone} lacks a country code',
  },

  'embargo.unclear': {
    why: 'The text asks people to wait, and the kit would go out for immediate release.',
    fix: 'Set the embargo, or clear the note',
    say: 'The text says “{note}”, and no embargo is set',
  },
  'embargo.without-zone': {
    why: 'A time without a zone is another instant for every reader.',
    fix: 'Set the embargo with its zone',
    say: 'The text says “{note}” without a time zone',
  },
  'embargo.past': {
    why: 'The embargo has lifted: the kit would still ask people to wait.',
    fix: 'Remove the embargo',
    say: 'The embargo is over',
  },
  'embargo.year': {
    why: 'Names and calendars write years with four digits.',
    fix: 'Correct the embargo',
    say: 'The embargo ends after the year 9999',
  },
  'embargo.differs': {
    why: 'Two instants in one kit cause staggered publication.',
    fix: 'Make them the same',
    say: 'Its embargo is not the kit’s',
  },
  'embargo.zone-differs': {
    why: 'The same instant by two clocks reads like two embargoes.',
    fix: 'Use the zone of the kit',
    say: 'Its embargo is told in {zone}, the kit’s in {wanted}',
  },
  'embargo.release-out': {
    why: 'What is published already cannot be held back; asking for it costs trust.',
    fix: 'Remove the embargo of the kit',
    say: 'Published already, and the kit asks to wait',
  },

  'release.headline-missing': {
    why: 'A release without a headline cannot be found, filed or quoted.',
    fix: 'Write one',
    say: 'No headline',
  },
  'release.headline-long': {
    why: 'Mail subjects, search results and systems of newsrooms cut a long headline anywhere.',
    fix: 'Shorten the headline',
    say: 'Headline of {length} characters',
  },
  'release.date-missing': { why: 'An undated release is not news.', fix: 'Set the date', say: 'No date' },
  'release.date-impossible': {
    why: 'A day that does not exist sends people nowhere.',
    fix: 'Correct the date in the text',
    say: 'There is no {text}',
  },
  'release.weekday-wrong': {
    why: 'Weekday and date that disagree make people come on the wrong day.',
    fix: 'Correct weekday or date',
    say: '{said}',
  },
  'release.embargo-missing': {
    why: 'The release says that it is embargoed, and nothing says until when.',
    fix: 'Set the embargo',
    say: 'Embargoed, and no embargo is set',
  },
  'release.figure-not-in-text': {
    why: 'A figure that the text does not hold cannot be checked by anybody.',
    fix: 'Correct or remove the figure',
    say: '“{text}” is not in the text',
  },
  'release.quote-without-speaker': {
    why: 'A quote nobody said cannot be quoted.',
    fix: 'Name the speaker',
    say: 'No speaker for “{text}”',
  },
  'release.quote-not-in-text': {
    why: 'A quote that is worded otherwise than in the release gives journalists two versions.',
    fix: 'Quote word for word',
    say: '“{text}” is not word for word in the text',
  },
  'release.quotes-mixed': {
    why: 'Straight and curly quotation marks side by side look careless and break searches.',
    fix: 'Make all marks curly',
    say: 'Straight and curly quotation marks',
  },
  'release.doubled-word': { why: 'The slip that readers see first.', fix: 'Correct the text', say: '“{text}” in {place}' },
  'release.boilerplate-missing': {
    why: 'A desk that does not know the sender needs one paragraph that says who it is.',
    fix: 'Add the text about the sender',
    say: 'Nothing says who the sender is',
  },
  'release.contact-dead': {
    why: 'The release names somebody who is no longer in the library.',
    fix: 'Take the contact out of the release',
    say: 'A contact is gone from the library',
  },
  'release.contact-not-in-kit': {
    why: 'The release names a person to ask, and the kit has neither card nor entry for them.',
    fix: 'Add the contact to the kit',
    say: '{name} is not in the kit',
  },
  'release.not-approved': {
    why: 'A draft that leaves the house cannot be called back.',
    fix: 'Approve the release',
    say: 'Still a draft',
  },
  'release.withdrawn': {
    why: 'A withdrawn release says that it should not be used; in a kit it is used.',
    fix: 'Take it out',
    say: 'Withdrawn',
  },

  'language.release-missing': {
    why: 'Readers of that language get part of the kit only.',
    fix: 'Add the translation',
    say: 'Not in “{language}”',
  },
  'language.numbers-differ': {
    why: 'Two language versions with different numbers are two stories.',
    fix: 'Make the numbers the same',
    say: '{text}: not in both languages',
  },
  'language.dates-differ': {
    why: 'Readers of one language come on another day.',
    fix: 'Make the dates the same',
    say: '{text}: not in both languages',
  },
  'language.links-differ': {
    why: 'Links and addresses are lost or left over when a text is translated.',
    fix: 'Make the links the same',
    say: '{text}: not in both languages',
  },
  'language.names-missing': {
    why: 'A speaker who is quoted in one language and not in the other notices first.',
    fix: 'Name the person in both',
    say: '{text} is not named here',
  },
  'language.date-differs': {
    why: 'One release with two dates is filed twice.',
    fix: 'Take the date of the original',
    say: 'Dated {date}, the original {wanted}',
  },
  'language.contacts-differ': {
    why: 'Readers of each language should reach the same people, unless somebody means otherwise.',
    fix: 'Take the contacts of the original',
    say: 'Other contacts than the original',
  },
  'language.blocks-differ': {
    why: 'A paragraph that one version lacks is news in one language only.',
    fix: 'Compare the paragraphs',
    say: 'Paragraphs {text}',
  },
  'language.untranslated': {
    why: 'A paragraph in the original’s words was forgotten.',
    fix: 'Translate it',
    say: 'Not translated: “{text}”',
  },

  'theme.colour-changed': {
    why: 'Text needs a contrast of 4.5:1 (WCAG 2.2 AA); the page shows a darker colour than the brand’s.',
    fix: 'Take the darker colour for this kit',
    say: '{colour} is too pale for text: shown as {shown}',
  },
  'theme.typeface-restricted': {
    why: 'A kit hands the font file itself out. This one says inside (OS/2, fsType) that it may not travel with documents; the kit leaves it out, forced or not.',
    fix: 'Leave it out, or choose one whose licence lets it travel',
    say: 'This typeface may not be handed out: {permitted}',
  },
  'theme.typeface-unusable': {
    why: 'The page then falls back to its own typefaces, and the kit looks otherwise than it was meant to.',
    fix: 'Leave it out, or choose another one',
    say: '{part}: the typeface stays out, {why}',
  },
  'theme.typeface-licence-missing': {
    why: 'Who opens the kit holds a copy of the font; LICENSE.txt should say what may be done with it.',
    fix: 'Say how it may be used',
    say: 'No terms of use for this typeface',
  },
  'theme.logo-unusable': {
    why: 'The logo that was chosen for the page is superseded, missing or in the trash; the page shows another one or none.',
    fix: 'Choose another logo',
    say: 'The chosen logo cannot be shown',
  },
} as const;
