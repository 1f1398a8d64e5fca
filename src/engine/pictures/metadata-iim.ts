import type { Iim } from './iim-read.ts';
import { calendarDate, iimDate } from './metadata-dates.ts';
import { factsOf, type Said, silence } from './metadata-said.ts';
import { line, lines, prose } from './metadata-texts.ts';

/** Data sets of record 2 by name (IIM 4.2, chapter 6). */
const SET = {
  objectName: 5,
  keywords: 25,
  expirationDate: 37,
  instructions: 40,
  dateCreated: 55,
  timeCreated: 60,
  byLine: 80,
  city: 90,
  sublocation: 92,
  state: 95,
  countryCode: 100,
  country: 101,
  jobId: 103,
  headline: 105,
  credit: 110,
  source: 115,
  copyright: 116,
  caption: 120,
  captionWriter: 122,
} as const;

/** What IIM says. */
export function iimSays(iim: Iim): Said {
  const keywords = lines(iim.list(SET.keywords));
  return {
    ...silence(),
    title: line(iim.text(SET.objectName)),
    headline: line(iim.text(SET.headline)),
    caption: prose(iim.text(SET.caption)),
    creator: lines(iim.list(SET.byLine)),
    credit: line(iim.text(SET.credit)),
    source: line(iim.text(SET.source)),
    copyright: line(iim.text(SET.copyright)),
    expires: calendarDate(iim.text(SET.expirationDate)),
    keywords,
    flatKeywords: keywords,
    location: line(iim.text(SET.sublocation)),
    city: line(iim.text(SET.city)),
    country: line(iim.text(SET.country)),
    dateTaken: iimDate(iim.text(SET.dateCreated), iim.text(SET.timeCreated)),
    facts: factsOf({
      instructions: line(iim.text(SET.instructions)),
      state: line(iim.text(SET.state)),
      countryCode: line(iim.text(SET.countryCode)),
      jobId: line(iim.text(SET.jobId)),
      captionWriter: line(iim.text(SET.captionWriter)),
    }),
  };
}
