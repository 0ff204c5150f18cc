/** Sense: a row per device and hour; "Total Usage" is the house, "Solar Production" the panels, all others lie inside. */
import { longFamily } from '../headed/long-table.js';

export const sense = longFamily({
  format: 'sense-csv',
  heading: [/^date ?time$/, /^device id$/, /^name$/, /^kwh$/],
  when: { start: /^date ?time$/ },
  value: /^kwh$/,
  about: { id: /^device id$/, name: /^name$/ },
  flow({ id, name }) {
    if (id === 'mains' || /^total usage$/i.test(name!))
      return { direction: 'import', unit: 'kWh', register: name };
    if (id === 'solar' || /^solar production$/i.test(name!))
      return { direction: 'production', unit: 'kWh', register: name };
    return { direction: 'submeter', unit: 'kWh', register: name || id, meter: id };
  },
});
