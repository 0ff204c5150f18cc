/** Shelly EM: energy per minute in Wh, a column per phase and direction. Phases are parts of one reading. */
import { stampedFamily } from '../headed/stamped-columns.js';

export const shellyEm = stampedFamily({
  format: 'shelly-em-csv',
  heading: [/^date time utc$|^timestamp( utc)?$/, /^(active|returned|consumed) energy/],
  zone: 'UTC',
  when: { start: /^date time utc$|^timestamp( utc)?$/ },
  values: [
    { label: /^returned energy/, direction: 'export', register: 'returned' },
    { label: /^(active|consumed) energy/, direction: 'import', register: 'active' },
  ],
});
