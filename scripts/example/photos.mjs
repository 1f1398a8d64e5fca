// What each example picture says about itself. One table feeds the JPEG metadata and example.json.
const COMMON = {
  creator: 'Dateline example studio',
  credit: 'Illustration: Dateline example',
  copyright: '© City of Copenhagen (fictional example)',
  usageTerms: 'Free for editorial use with credit',
  license: 'https://creativecommons.org/licenses/by/4.0/',
};
const cph = { city: 'Copenhagen', country: 'Denmark', countryCode: 'DNK', zone: '+02:00' };
const bj = { city: 'Beijing', country: 'China', countryCode: 'CHN', zone: '+08:00' };

export const PHOTOS = [
  {
    scene: 'water-light',
    file: 'copenhagen_clear-water_2014.jpg',
    ...cph,
    title: 'Light through clear water',
    dateTaken: '2014-07-17T11:24:00',
    caption:
      'Sunlight falls through clear, shallow water in Copenhagen, Denmark, on 17 July 2014. Water technology is the subject of the agreement that the mayors of Copenhagen and Beijing will sign. Illustration.',
    altText: 'Turquoise water from above; a bright net of sunlight moves over the pale sandy bottom.',
    keywords: ['water', 'water technology', 'Copenhagen', 'sustainability', 'illustration'],
  },
  {
    scene: 'harbour-dawn',
    file: 'copenhagen_harbour-dawn_2014.jpg',
    ...cph,
    zone: '+01:00',
    title: 'The harbour at dawn',
    dateTaken: '2014-11-04T07:31:00',
    caption:
      'Cranes and a moored freighter in morning mist in the harbour of Copenhagen, Denmark, at sunrise on 4 November 2014. Illustration.',
    altText: 'Two tall harbour cranes in golden mist at sunrise, mirrored in still water; a bird sits on a mooring post.',
    keywords: ['harbour', 'crane', 'dawn', 'mist', 'Copenhagen', 'illustration'],
    private: { lat: 55.70462, lon: 12.59913, serial: 'DLX-2014-000117' },
  },
  {
    scene: 'copenhagen-skyline',
    file: 'copenhagen_skyline-dusk_2014.jpg',
    ...cph,
    title: 'Spires of Copenhagen at dusk',
    dateTaken: '2014-08-29T20:42:00',
    caption:
      'The spires of Copenhagen, Denmark, seen across the water after sunset on 29 August 2014. The number of visitors from China has risen by 70% since 2010. Illustration, not a true panorama: towers stand closer together than in the city.',
    altText:
      'A wide evening skyline of church spires and a dome in front of an orange sky, reflected in calm water with one rowing boat.',
    keywords: ['skyline', 'spires', 'dusk', 'panorama', 'Copenhagen', 'tourism', 'illustration'],
  },
  {
    scene: 'canal-houses',
    file: 'copenhagen_canal-houses_2014.jpg',
    ...cph,
    title: 'Gabled houses on the canal',
    dateTaken: '2014-08-12T18:06:00',
    orientation: 6,
    caption:
      'Gabled town houses and wooden boats along a canal in Copenhagen, Denmark, on the evening of 12 August 2014. During the visit to Beijing the Lord Mayor will promote the Danish capital as a destination. Illustration.',
    altText: 'A row of yellow, red, blue and orange gabled houses behind wooden boats, their colours broken up in the canal.',
    keywords: ['canal', 'houses', 'boats', 'tourism', 'Copenhagen', 'illustration'],
  },
  {
    scene: 'bicycles-bridge',
    file: 'copenhagen_bicycles-bridge_2014.jpg',
    ...cph,
    title: 'Bicycles on the bridge',
    dateTaken: '2014-09-18T18:52:00',
    caption:
      'Three bicycles lean on the railing of a bridge in Copenhagen, Denmark, against the low sun on 18 September 2014. Illustration.',
    altText: 'Three parked bicycles in silhouette at a bridge railing; the sun stands low over water and blurred spires.',
    keywords: ['bicycles', 'bridge', 'sunset', 'urban development', 'Copenhagen', 'illustration'],
  },
  {
    scene: 'heating-tunnel',
    file: 'copenhagen_district-heating-tunnel_2014.jpg',
    ...cph,
    zone: '+01:00',
    title: 'District-heating tunnel',
    dateTaken: '2014-10-30T10:15:00',
    caption:
      'Supply and return mains in a district-heating tunnel in Copenhagen, Denmark, on 30 October 2014. By 2020 exports of district-heating technology to China are expected to triple to €215 million. Illustration.',
    altText: 'Two thick insulated pipes with red and blue bands run along a lamp-lit tunnel that bends out of sight.',
    keywords: ['district heating', 'pipes', 'tunnel', 'energy efficiency', 'Copenhagen', 'illustration'],
  },
  {
    scene: 'offshore-wind',
    file: 'oresund_wind-turbines_2014.jpg',
    ...cph,
    title: 'Wind turbines in the Øresund',
    dateTaken: '2014-09-05T18:20:00',
    caption: 'A row of wind turbines at sea in the Øresund off Copenhagen, Denmark, on 5 September 2014. Illustration.',
    altText: 'A curved row of white wind turbines fades into sea haze under broken cloud and shafts of sunlight.',
    keywords: ['wind power', 'turbines', 'sea', 'Øresund', 'clean tech', 'illustration'],
  },
  {
    scene: 'rain-rings',
    file: 'copenhagen_rain-rings_2014.jpg',
    ...cph,
    title: 'Rain on the basin',
    dateTaken: '2014-10-21T18:37:00',
    caption:
      'Rain falls on a city basin in Copenhagen, Denmark, as street lamps come on, on 21 October 2014. The agreement with Beijing covers water consumption and flood management. Illustration.',
    altText: 'Raindrops draw rings on dark water that carries blurred amber and green lights.',
    keywords: ['rain', 'water', 'flood management', 'evening', 'Copenhagen', 'illustration'],
  },
  {
    scene: 'beijing-pagoda',
    file: 'beijing_pavilion-lake_2014.jpg',
    ...bj,
    title: 'Pavilion above the lake',
    dateTaken: '2014-05-22T18:48:00',
    caption:
      'A hilltop pavilion above a lake in Beijing, China, in evening haze on 22 May 2014, the towers of the city behind it. In 2012 Beijing invited Copenhagen to become an official sister city. Illustration.',
    altText: 'A three-storey pavilion on a wooded hill in golden haze; a boat on the lake, pale towers in the distance.',
    keywords: ['Beijing', 'pavilion', 'lake', 'sister city', 'haze', 'illustration'],
  },
  {
    scene: 'cloudburst',
    file: 'zealand_cloudburst-field_2014.jpg',
    ...cph,
    city: 'Roskilde',
    title: 'Cloudburst over the fields',
    dateTaken: '2014-07-31T16:55:00',
    caption: 'A cloudburst passes over ripe barley near Roskilde, Denmark, on the afternoon of 31 July 2014. Illustration.',
    altText: null,
    keywords: ['cloudburst', 'rain', 'field', 'climate', 'flood management', 'illustration'],
  },
  {
    scene: 'treatment-basins',
    file: 'copenhagen_treatment-basins_2014.jpg',
    ...cph,
    title: 'Settling basins from above',
    dateTaken: '2014-06-11T08:12:00',
    caption:
      'Settling and aeration basins of a water treatment plant in Copenhagen, Denmark, seen from above on 11 June 2014. Exports of Danish water technology to China have doubled since 2006. Illustration of an imagined plant.',
    altText: 'Four round basins with slowly turning green water, each crossed by a bridge, between roads and lawns.',
    keywords: ['water treatment', 'basins', 'aerial view', 'water technology', 'Copenhagen', 'illustration'],
  },
  {
    scene: 'tap-drop',
    file: 'copenhagen_copper-tap_2014.jpg',
    ...cph,
    title: 'One drop',
    dateTaken: '2014-06-26T09:40:00',
    caption:
      'A single drop leaves a copper tap in Copenhagen, Denmark, on 26 June 2014. If Beijing reduced its water use to the level of Copenhagen, it would save the annual consumption of over a million households, says Lord Mayor Frank Jensen. Illustration.',
    altText: 'A drop of water falls from a polished copper tap towards a surface with widening rings.',
    keywords: ['tap', 'drop', 'copper', 'water consumption', 'Copenhagen', 'illustration'],
  },
  {
    scene: 'wall-ridges',
    file: 'beijing_wall-ridges_2014.jpg',
    ...bj,
    title: 'The wall above the mist',
    dateTaken: '2014-05-24T05:35:00',
    caption:
      'The Great Wall follows the ridges of the mountains north of Beijing, China, above morning mist on 24 May 2014. Illustration.',
    altText: 'A stone wall with watchtowers climbs along misty mountain ridges, layer behind layer, at sunrise.',
    keywords: ['Great Wall', 'mountains', 'mist', 'Beijing', 'tourism', 'illustration'],
  },
  {
    scene: 'meeting-room',
    file: 'beijing_meeting-room_2014.jpg',
    ...bj,
    title: 'Before the meeting',
    dateTaken: '2014-10-15T08:05:00',
    caption:
      'A meeting room in Beijing, China, set for sixteen before the delegates arrive, on 15 October 2014. Representatives of around 20 Danish companies will meet Chinese officials during the visit. Illustration of an imagined room.',
    altText: 'An empty meeting room with a long wooden table; low sun from tall windows falls across the floor.',
    keywords: ['meeting room', 'delegation', 'Beijing', 'official visit', 'illustration'],
  },
].map((p) => ({ ...COMMON, ...p }));

export const DIGITAL_SOURCE = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';
export const KIT = [
  'water-light',
  'beijing-pagoda',
  'treatment-basins',
  'harbour-dawn',
  'heating-tunnel',
  'copenhagen-skyline',
  'tap-drop',
  'offshore-wind',
];
