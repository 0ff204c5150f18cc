/** SolarEdge's monitoring API: `energy` (production) or `energyDetails` (a list per meter), with null where nothing was measured. */
import { jsonTwin } from '../headed/json-table-family.js';
import { longFamily } from '../headed/long-table.js';
import { wordTable } from '../../engine/word-table.js';

const UNITS = wordTable<number>({ QUARTER_OF_AN_HOUR: 900, HOUR: 3600, DAY: 86_400 });

export const solarEdgeJson = jsonTwin(
  'solaredge-json',
  longFamily({
    format: 'solaredge-json',
    heading: [/^time unit$/, /^unit$/, /^date$/, /^value$/],
    when: { start: /^date$/ },
    value: /^value$/,
    about: { unit: /^unit$/, pace: /^time unit$/, type: /^type$/ },
    flow({ unit, pace, type }) {
      const interval = UNITS[pace!];
      const flow = { unit: unit!, interval, register: type };
      if (/^selfconsumption$/i.test(type!)) return undefined;
      if (/^feedin$/i.test(type!)) return { ...flow, direction: 'export' };
      if (/^purchased$/i.test(type!)) return { ...flow, direction: 'import' };
      if (/^consumption$/i.test(type!)) return { ...flow, direction: 'house' };
      return { ...flow, direction: 'production' };
    },
  }),
);
