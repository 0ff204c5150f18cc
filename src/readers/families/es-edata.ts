/** Spain: the store of edata (a Home Assistant integration over Datadis): starts of hours on Madrid's clock. */
import { QUALITY } from '../../engine/series/usage.js';
import { jsonTwin } from '../headed/json-table-family.js';
import { stampedFamily } from '../headed/stamped-columns.js';

export const edataJson = jsonTwin(
  'edata-json',
  stampedFamily({
    format: 'edata-json',
    heading: [/^datetime$/, /^delta h$/, /kwh$/],
    homeZone: 'Europe/Madrid',
    when: { start: /^datetime$/ },
    quality: /^real$/,
    qualityOf: (text) =>
      text === 'true' ? QUALITY.actual : text === 'false' ? QUALITY.estimated : QUALITY.unknown,
    values: [
      { label: /surplus kwh/, direction: 'export', interval: 3600 },
      { label: /generation kwh/, direction: 'production', interval: 3600 },
      { label: /self ?consumption/, direction: 'skip' },
      { label: /value kwh|consumption kwh/, direction: 'import', interval: 3600 },
    ],
  }),
);
