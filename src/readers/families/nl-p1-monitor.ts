/** Netherlands: P1-monitor workbooks: history tables with the OBIS registers 1.8.1, 1.8.2, 2.8.1, 2.8.2 and gas as meter readings. */
import { stampedFamily } from '../headed/stamped-columns.js';

export const p1Monitor = stampedFamily({
  format: 'p1mon-xlsx',
  heading: [/^timestamp$/, /^verbr (kwh|gas|.*m3)|^water(meter)? m3/],
  homeZone: 'Europe/Amsterdam',
  stamp: 'register',
  when: { start: /^timestamp$/ },
  values: [
    { label: /^verbr kwh 18[0-9]$/, direction: 'import', measures: 'index', unit: 'kWh' },
    { label: /^gelvr kwh 28[0-9]$/, direction: 'export', measures: 'index', unit: 'kWh' },
    { label: /^verbr gas 24\d+$/, direction: 'import', commodity: 'gas', measures: 'index', unit: 'm3' },
    {
      label: /^verbr .*m3 totaal|^water m3|^watermeter m3/,
      direction: 'import',
      commodity: 'water',
      measures: 'index',
      unit: 'm3',
    },
  ],
});
