/** myenergi (zappi, eddi): what a device drew, per phase, in UTC; grid columns only where the hub has its clamps. */
import { stampedFamily } from '../headed/stamped-columns.js';

export const myenergi = stampedFamily({
  format: 'myenergi-csv',
  heading: [/^serial number$/, /^timestamp$/, /energy|import|export|generat/],
  zone: 'UTC',
  when: { start: /^timestamp$/ },
  meter: /^serial number$/,
  values: [
    { label: /^import/, direction: 'import', register: 'import' },
    { label: /^export/, direction: 'export', register: 'export' },
    { label: /^generat/, direction: 'production', register: 'generated' },
    { label: /divert|boost|charge|energy/, direction: 'submeter', register: 'device' },
  ],
});
