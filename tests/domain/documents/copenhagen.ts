import type { Contact } from '#contract/contacts.ts';
import type { Organisation } from '#contract/organisations.ts';
import type { Release } from '#contract/releases.ts';
import type { ContactId, OrganisationId, ReleaseId } from '#contract/values.ts';
import { buildReleaseDocument, type ReleaseDocument } from '#domain/releases/document.ts';

/** The ten paragraphs of the example release, as its author wrote them, slips included ("work to together"). */
export const PARAGRAPHS: readonly string[] = [
  'Copenhagen’s Lord Mayor Frank Jensen departs for Beijing for an official visit on Wednesday. Here, he will sign an agreement with Beijing’s Mayor Wang Anshun that will see the two cities working together on water technology. The meeting between the two mayors will help pave the way for Danish companies seeking to do business in the Chinese capital.',
  'Lord Mayor Frank Jensen will lead a Danish business delegation during a four-day visit to Beijing. Part of the goal of the official visit will be to help establish personal relationships between the Danish delegates and their Chinese counterparts. Lord Mayor Jensen’s visit will continue a partnership with Beijing that began in 2012, when the city’s leadership invited Copenhagen to become an official sister city.',
  'The two capitals have already signed agreements to collaborate in areas such as sustainable urban development and tourism. During this visit, Lord Mayor Jensen and Beijing’s Mayor Wang Anshun will sign an agreement to work to together on water consumption and flood management. From 2012-2020, China plans to invest €470 million in such efforts, and Danish water technologies can help improve efficiency further.',
  '“China is investing heavily in sustainable technology, and they see Copenhagen as a role model and Danish companies as valuable partners. By drawing on my working relationship with the Chinese authorities, we hope to utilise Copenhagen’s reputation for sustainability to be able to do more business with China and to create more jobs in Copenhagen and Denmark,” says Lord Mayor Jensen.',
  'Included in the delegation will be representatives from around 20 Danish companies, including Danfoss, Grundfos, Rockwool, COWI and Ramboll. By taking part in the delegation, Danish clean-tech companies will be able to meet with Chinese officials to discuss ways to bring Danish clean-water and district-heating technologies as well as urban-development consultancy to the Chinese market. In 2013 alone, China invested €43 billion in energy-efficiency and environmental technologies, which exceeds total European expenses in sustainability technologies.',
  '“If Beijing can reduce its water use to the same level as in Copenhagen, it will save what amounts to the annual consumption of over a million households. This is an excellent opportunity for Danish water-technology companies,” Lord Mayor Jensen says.',
  'Exports of Danish water technology to China have doubled since 2006, and next year the figure is expected to surpass €130 million.',
  'During the visit, Lord Mayor Jensen will also work to promote Danish district-heating technology. He will be on hand to witness the signing of an agreement between Danish companies and the Beijing District Heating Group. By 2020, exports of district-heating technology to China are expected to triple to €215 million.',
  'As part of its partnership with Copenhagen, Beijing has asked Copenhagen clean-tech companies to outfit two newly developed urban areas outside the city. During the visit, these companies will display their technologies to local officials.',
  'In addition to helping promote exports, Lord Mayor Jensen will meet with representatives from the tourism industry in order to promote the Danish capital as a destination for Chinese travellers. Since 2010, the number of people from China visiting Copenhagen has risen by 70%, and the number of Chinese companies represented in Denmark has doubled.',
];

const ORGANISATION_ID = 'org_copenhagen000000' as OrganisationId;

/** The sender of the example release. */
export const organisation: Organisation = {
  id: ORGANISATION_ID,
  name: 'City of Copenhagen',
  website: 'https://stateofgreen.example/city-of-copenhagen',
  timeZone: 'Europe/Copenhagen',
  country: 'DK',
  boilerplate: {
    en: 'Copenhagen is the Danish capital. Its partnership with Beijing began in 2012, when the city’s leadership invited Copenhagen to become an official sister city.\n\nThe City of Copenhagen presents 42 solutions and 11 news items.',
  },
  facts: [],
  theme: { primary: '#0b4f79', secondary: '#2a9d8f', ink: '#10222f' },
  logoAssetId: null,
  primaryContactId: null,
};

/** A person and a desk. */
export const contacts: readonly Contact[] = [
  {
    id: 'con_kristian00000000' as ContactId,
    name: 'Kristian Holmelund Jakobsen',
    role: 'Press Officer',
    organisationId: ORGANISATION_ID,
    email: 'kristian.jakobsen@cityofcopenhagen.example',
    phone: '+45 00 12 34 56',
    moreEmails: [],
    morePhones: [],
    languages: [],
    hours: '',
    portraitAssetId: null,
    note: 'Interviews with the Lord Mayor, facts and figures.',
    isDesk: false,
  },
  {
    id: 'con_pressoffice00000' as ContactId,
    name: 'Press office',
    role: '',
    organisationId: ORGANISATION_ID,
    email: 'press@cityofcopenhagen.example',
    phone: '+45 00 12 34 00',
    moreEmails: [],
    morePhones: [],
    languages: [],
    hours: '',
    portraitAssetId: null,
    note: '',
    isDesk: true,
  },
];

/** The example release, under embargo, with notes. */
export const release: Release = {
  id: 'rel_copenhagen000000' as ReleaseId,
  revision: 1,
  words: 525,
  createdAt: '2014-12-08T08:00:00Z',
  editedAt: '2014-12-08T09:30:00Z',
  headline: 'Copenhagen Delegation to Promote Sustainable Technology in Beijing',
  subheadline: '',
  byline: { name: 'Kristian Holmelund Jakobsen', role: 'Press Officer' },
  organisationId: ORGANISATION_ID,
  date: '2014-12-08',
  dateline: 'Copenhagen',
  language: 'en',
  body: [...PARAGRAPHS],
  quotes: [
    {
      text: 'China is investing heavily in sustainable technology, and they see Copenhagen as a role model and Danish companies as valuable partners. By drawing on my working relationship with the Chinese authorities, we hope to utilise Copenhagen’s reputation for sustainability to be able to do more business with China and to create more jobs in Copenhagen and Denmark.',
      speaker: 'Frank Jensen',
      role: 'Lord Mayor',
    },
    {
      text: 'If Beijing can reduce its water use to the same level as in Copenhagen, it will save what amounts to the annual consumption of over a million households. This is an excellent opportunity for Danish water-technology companies,',
      speaker: 'Frank Jensen',
      role: 'Lord Mayor',
    },
  ],
  figures: [
    {
      text: '€470 million',
      value: 470000000,
      unit: 'EUR',
      sentence: 'From 2012-2020, China plans to invest €470 million in such efforts',
    },
  ],
  contactIds: contacts.map((contact) => contact.id),
  attachmentIds: [],
  boilerplate: '',
  notes: ['Photos: the credit line is required.', 'Interviews with Lord Mayor Frank Jensen: through the press officer.'],
  embargoNote: '',
  embargo: { until: '2014-12-10T09:00:00+01:00', timeZone: 'Europe/Copenhagen' },
  status: 'approved',
  corrections: [],
  translationOf: null,
};

/** The example with some fields changed. */
export function copenhagen(changes: Partial<Release> = {}): ReleaseDocument {
  return buildReleaseDocument({ ...release, ...changes }, organisation, contacts, { timeZone: 'Europe/Copenhagen' });
}
