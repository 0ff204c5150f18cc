/** France: the answers of Enedis Data Connect (v4 and v5): load curves in W up to `date`, or daily energy in Wh of `date`. */
import { jsonTwin } from '../headed/json-table-family.js';
import { longFamily } from '../headed/long-table.js';

const LENGTH = /^PT(\d{1,4})M$/;

export const enedisJson = jsonTwin(
  'enedis-dataconnect-json',
  longFamily({
    format: 'enedis-dataconnect-json',
    heading: [/^usage point id$/, /^value$/, /^date$/],
    homeZone: 'Europe/Paris',
    stamp: 'end',
    when: { start: /^date$/ },
    value: /^value$/,
    quality: /^measure type$/,
    about: {
      meter: /^usage point id$/,
      length: /^interval length$/,
      unit: /^unit$/,
      flow: /^measuring period$|^flow direction$|^type$/,
    },
    flow({ meter, length, unit, flow }) {
      const minutes = Number(LENGTH.exec(length!)?.[1] ?? 0);
      const daily = minutes === 0;
      return {
        meter,
        direction: /prod|inject/i.test(flow!) ? 'export' : 'import',
        unit: unit || (daily ? 'Wh' : 'W'),
        stamp: daily ? 'start' : 'end',
        interval: daily ? 86_400 : minutes * 60,
      };
    },
  }),
);
