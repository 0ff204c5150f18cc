/** Finland: Fingrid Datahub, as JSON (TimeSeries with Observations) and as CSV in Finnish, Swedish or English. Stamps are UTC starts. */
import { jsonTwin } from '../headed/json-table-family.js';
import { longFamily } from '../headed/long-table.js';

const START = /^period start time$|^start time$|^alkuaika$|^starttid$/;

export const fingridCsv = longFamily({
  format: 'fingrid-datahub-csv',
  heading: [START, /^quantity$|^maara$|^mangd$/, /^(reading type|lukeman tyyppi|avlasningstyp)/],
  homeZone: 'Europe/Helsinki',
  when: { start: START },
  value: /^quantity$|^maara$|^mangd$/,
  quality: /^quality$|^laatu$|^kvalitet$/,
  about: {
    meter: /^metering point|^mittauspist|^matpunkt/,
    unit: /^unit type$|^yksikkotyyppi$|^enhetstyp$|^unit$/,
    reading: /^(reading type|lukeman tyyppi|avlasningstyp)/,
    product: /^product type$|^tuotteen tyyppi$|^produkttyp$/,
    length: /^resolution( duration)?$|^resoluutio$|^upplosning$/,
  },
  flow({ meter, unit, reading, product, length }) {
    const minutes = /^PT(\d+)(H|M|MIN)$/i.exec(length!);
    return {
      meter,
      register: reading,
      // BN01 is measured, BN02 the same energy netted: one of them counts.
      group: `${meter} ${product}`,
      direction: /tuotanto|produ[ck]|generation/i.test(product!) ? 'export' : 'import',
      unit: unit || 'kWh',
      interval: minutes ? Number(minutes[1]) * (minutes[2]!.toUpperCase() === 'H' ? 3600 : 60) : undefined,
    };
  },
});

export const fingridJson = jsonTwin('fingrid-datahub-json', fingridCsv);
