/**
 * Netherlands: Eneco and Oxxio workbooks. Two heading rows: groups (electricity, return, gas with their units) above columns of
 * meter readings and of the use. The use counts where it is given, for it survives a change of meter.
 */
import { stampedFamily, type ValueColumn } from '../headed/stamped-columns.js';

const USE = /^(verbruik|teruglevering) /;

const USE_RULES: readonly ValueColumn[] = [
  { label: /meterstand|kosten|geschat/, direction: 'skip' },
  { label: /^gas.*\| ?verbruik/, direction: 'import', commodity: 'gas', unit: 'm3' },
  { label: /teruglever/, direction: 'export', unit: 'kWh' },
  { label: /verbruik/, direction: 'import', unit: 'kWh' },
];

const READING_RULES: readonly ValueColumn[] = [
  {
    label: /^gas.*\| ?meterstand|^meterstand$/,
    direction: 'import',
    commodity: 'gas',
    measures: 'index',
    unit: 'm3',
  },
  { label: /teruglever|meterstand.*el [34]/, direction: 'export', measures: 'index', unit: 'kWh' },
  { label: /meterstand/, direction: 'import', measures: 'index', unit: 'kWh' },
];

export const eneco = stampedFamily({
  format: 'eneco-xlsx',
  heading: [/^datum$/, /^meterstand|^verbruik (laag|hoog|normaal|dal)/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  groupTitles: true,
  when: { start: /^datum$/ },
  quality: /^geschat/,
  values: (columns) => (columns.find(USE) >= 0 ? USE_RULES : READING_RULES),
});
