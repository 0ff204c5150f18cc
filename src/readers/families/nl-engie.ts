/** Netherlands: Engie's app export. The type says electricity or gas; "Piek" is the tariff of the hour, not a direction. */
import { longFamily } from '../headed/long-table.js';

export const engieNl = longFamily({
  format: 'engie-nl-csv',
  heading: [/^datum$/, /^ean$/, /^verbruik/, /^type$/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  when: { start: /^datum$/ },
  value: /^verbruik/,
  about: { meter: /^ean$/, type: /^type$/ },
  flow({ meter, type }) {
    if (/gas/i.test(type!)) return { meter, direction: 'import', commodity: 'gas', unit: 'm3' };
    if (/terug|lever|retour|inje/i.test(type!))
      return { meter, direction: 'export', unit: 'kWh', register: type };
    if (/ele[ck]tr|stroom/i.test(type!)) return { meter, direction: 'import', unit: 'kWh' };
    return `"${type!.slice(0, 30)}" is neither electricity nor gas`;
  },
});
