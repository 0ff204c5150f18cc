/** Where households download their readings, by place: what a refusal tells people to do. */

export interface Portal {
  readonly place: string;
  /** Where to go, what to choose, what comes out. */
  readonly how: string;
  /** Time zones of the place. */
  readonly zones: RegExp;
  /** Words that the portal, its files or our name for their format show. */
  readonly words: RegExp;
}

const NORTH_AMERICA =
  /^(US\/|Pacific\/Honolulu$|America\/(New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Indiana\/|Kentucky\/|North_Dakota\/))/;

export const PORTALS: readonly Portal[] = [
  {
    place: 'Texas',
    how: 'smartmetertexas.com, log in or register with the ESI ID of your bill, choose the report “Energy Data 15 Min Interval” for the last 12 months and export it as CSV.',
    zones: /^(US\/Central|America\/Chicago)$/,
    words: /smart-?\s?meter-?\s?texas|\besi ?id\b/i,
  },
  {
    place: 'California',
    how: 'PG&E: Energy usage details, Green Button, export a range of days; SCE: Data sharing and download; SDG&E: My Energy, Green Button Download. CSV or XML.',
    zones: /^(US\/Pacific|America\/Los_Angeles)$/,
    words: /pacific gas|pge\.com|\bsce\.com|southern california edison|sdge|san diego gas|sce-csv/i,
  },
  {
    place: 'the rest of the USA',
    how: 'on the site of your utility open “My usage” or “Energy usage” and take “Green Button: Download my data”, hourly or finer; co-operatives with SmartHub: Usage, Usage Explorer, Download, hourly.',
    zones: NORTH_AMERICA,
    words: /opower|smarthub|green ?button|ameren|comed|xcel|con ?edison|national ?grid|duke-?\s?energy/i,
  },
  {
    place: 'Canada',
    how: 'Ontario: “Green Button: Download my data” on the site of your distributor; BC Hydro: MyHydro, electricity use, export data, hourly.',
    zones:
      /^(Canada\/|America\/(Toronto|Vancouver|Edmonton|Winnipeg|Halifax|Regina|Montreal|St_Johns|Moncton))/,
    words: /hydro ?(one|ottawa|quebec)|bchydro|alectra|toronto ?hydro/i,
  },
  {
    place: 'the United Kingdom',
    how: 'Octopus: your account, “My energy”, download half-hourly consumption as CSV; with any supplier and a smart meter: data.n3rgy.com, with the number of your in-home display.',
    zones: /^(Europe\/(London|Belfast)|GB)$/,
    words: /octopus|n3rgy|\bdcc\b|\bmpan\b/i,
  },
  {
    place: 'Ireland',
    how: 'myaccount.esbnetworks.ie, My energy consumption, Downloads, “30-minute readings in calculated kWh” (the HDF file).',
    zones: /^(Europe\/Dublin|Eire)$/,
    words: /\besb|\bmprn\b/i,
  },
  {
    place: 'Australia',
    how: 'the portal of your distributor (Ausgrid, Endeavour, Essential, Energex, Ergon, SA Power Networks, Powercor, CitiPower, United Energy, AusNet, Jemena …) or a request to your retailer, free of charge: detailed meter data as NEM12, two years.',
    zones: /^Australia\//,
    words:
      /nem1[23]|\bnmi\b|ausgrid|energex|powercor|ausnet|jemena|endeavour|agl-|redenergy|amber-|powerplanner/i,
  },
  {
    place: 'New Zealand',
    how: 'ask your retailer for your half-hourly consumption data; it comes as an EIEP13A file within days and free of charge.',
    zones: /^(Pacific\/(Auckland|Chatham)|NZ)/,
    words: /eiep|\bicp\b/i,
  },
  {
    place: 'Spain',
    how: 'datadis.es, log in, consumption, choose the supply (CUPS) and the last 12 months, hourly, export as CSV; or the private area of your distributor (i-DE, e-distribución, UFD).',
    zones: /^(Europe\/Madrid|Atlantic\/Canary|Africa\/Ceuta)$/,
    words: /datadis|edata|i-de\.es|e-?distribuci[oó]n|\bcups\b|\bufd\b/i,
  },
  {
    place: 'France',
    how: 'mon-compte-particulier.enedis.fr, switch on the hourly record of your Linky (“courbe de charge”), then “Suivre mes mesures”, “Télécharger mes données”, CSV.',
    zones: /^Europe\/Paris$/,
    words: /enedis|edf\b|linky|\bpdl\b/i,
  },
  {
    place: 'the Netherlands',
    how: 'the site or app of your supplier, “Mijn verbruik”, “Exporteren”, by hour; or the export of a P1 reader (HomeWizard, DSMR-reader, P1 Monitor).',
    zones: /^Europe\/Amsterdam$/,
    words:
      /homewizard|dsmr|p1mon|liander|eneco|vandebron|zonneplan|engie-nl|slimmemeter|energiemanager|nextenergy/i,
  },
  {
    place: 'Belgium',
    how: 'mijn.fluvius.be, Verbruikshistoriek, quarter-hour values, “Rapport downloaden” (CSV); in Brussels Sibelga, in Wallonia ORES or RESA.',
    zones: /^Europe\/Brussels$/,
    words: /fluvius|sibelga|\bores\b/i,
  },
  {
    place: 'Germany',
    how: 'the portal of your metering operator (Messstellenbetreiber): quarter-hour values (Lastgang) as CSV or Excel.',
    zones: /^Europe\/Berlin$/,
    words: /messstellenbetreiber|stadtwerke|discovergy|inexogy/i,
  },
  {
    place: 'Austria',
    how: 'the portal of your network operator (Wiener Netze, Netz NÖ, Netz OÖ …): allow quarter-hour values, then export them as CSV.',
    zones: /^Europe\/Vienna$/,
    words: /wiener ?netze|netz ?n(ö|oe)|netz ?o(ö|oe)/i,
  },
  {
    place: 'Italy',
    how: 'e-distribuzione.it, private area, “Curve di carico”, or consumienergia.it (Portale Consumi): quarter-hour or hourly values as CSV.',
    zones: /^Europe\/Rome$/,
    words: /e-?distribuzione|enel-wide|consumienergia/i,
  },
  {
    place: 'Portugal',
    how: 'balcaodigital.e-redes.pt, consumption, load diagram (“Diagrama de carga”), export to Excel.',
    zones: /^(Europe\/Lisbon|Atlantic\/(Madeira|Azores))$/,
    words: /e-redes|eredes/i,
  },
  {
    place: 'Czechia',
    how: 'the measured-data portal of your distributor (ČEZ Distribuce, EG.D, PREdistribuce) or of EDC: quarter-hour values as CSV.',
    zones: /^Europe\/Prague$/,
    words: /\bedc\b|cezdistribuce|egd\.cz/i,
  },
  {
    place: 'Finland',
    how: 'oma.datahub.fi, log in, energy reporting, choose the metering point and the last 12 months, download the CSV.',
    zones: /^Europe\/Helsinki$/,
    words: /fingrid|datahub\.fi/i,
  },
  {
    place: 'Sweden, Norway and Denmark',
    how: 'Sweden: “Mina sidor” of your network company, hourly values; Norway: elhub.no, My page; Denmark: eloverblik.dk, export data by hour.',
    zones: /^Europe\/(Stockholm|Oslo|Copenhagen)$/,
    words: /elhub|eloverblik|ellevio|vattenfall/i,
  },
];

/** The portals of a place: told by what the file shows, else by the time zone that the user named. */
export function portalsOf(words: string, timezone: string | undefined): readonly Portal[] {
  const named = PORTALS.filter((portal) => portal.words.test(words));
  if (named.length > 0) return named;
  return timezone === undefined ? [] : PORTALS.filter(({ zones }) => zones.test(timezone));
}

const ANYWHERE =
  'In the portal of your utility look for “Green Button”, “Download my data” or “Export usage”, choose the most detailed interval ' +
  '(15, 30 or 60 minutes) and the last 12 months, CSV or XML, and send the file as it was downloaded.';

/** What is needed, and how to get it where the place is known. */
export function howToExport(words: string, timezone: string | undefined): string {
  const portals = portalsOf(words, timezone);
  const where =
    portals.length === 0 || portals.length > 3
      ? ANYWHERE
      : `${portals.map(({ place, how }) => `In ${place}: ${how}`).join(' ')} Send the file as it was downloaded.`;
  return `Needed is a table with a date or time and the energy (kWh, Wh, kW or W) in each row, or a Green Button XML file. ${where}`;
}
