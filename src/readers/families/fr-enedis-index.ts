/**
 * France: Enedis' daily meter readings. The supplier's periods (F1 …) and the network's (D1 …) print the same energy; T is their sum.
 * EAS is drawn from the network, EAI given to it.
 */
import { stampedFamily, type ValueColumn } from '../headed/stamped-columns.js';

const FLOWS = [
  ['eas', 'import'],
  ['eai', 'export'],
] as const;

export const enedisIndex = stampedFamily({
  format: 'enedis-index',
  heading: [/^horodate/, /^eas [ft]\d*( |$)/],
  homeZone: 'Europe/Paris',
  homeOrder: 'dmy',
  stamp: 'register',
  when: { start: /^horodate/ },
  values: (columns) =>
    FLOWS.map(([letters, direction]): ValueColumn => {
      const total = columns.find(new RegExp(`^${letters} t( |$)`)) >= 0;
      const label = new RegExp(total ? `^${letters} t( |$)` : `^${letters} f\\d+( |$)`);
      return { label, direction, measures: 'index', unit: 'Wh' };
    }),
});
