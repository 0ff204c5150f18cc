/** Portugal: E-REDES load curves: mean kW up to the printed time; the repeated autumn hour is printed quarter by quarter in pairs. */
import type { Columns } from '../headed/header.js';
import { stampedFamily, type ValueColumn } from '../headed/stamped-columns.js';

const SKIP: ValueColumn = {
  label: /reativa|reactiva|indutiv|capacitiv|autoconsumo|partilh|tensao|corrente/,
  direction: 'skip',
};
/** Measured at the installation, before what an energy community shares; the registered value is the one billed. */
const MEASURED: ValueColumn = { label: /medid[oa]/, direction: 'skip' };
const FLOWS: readonly ValueColumn[] = [
  { label: /injec|injet|producao|excedent/, direction: 'export', unit: 'kW' },
  { label: /consumo/, direction: 'import', unit: 'kW' },
];

const values = (columns: Columns): readonly ValueColumn[] =>
  columns.find(/consumo registad/) >= 0 ? [SKIP, MEASURED, ...FLOWS] : [SKIP, ...FLOWS];

export const eRedes = stampedFamily({
  format: 'e-redes',
  heading: [/^data$/, /^hora$/, /consumo|injec|injet|producao/],
  homeZone: 'Europe/Lisbon',
  homeOrder: 'dmy',
  stamp: 'end',
  when: { start: /^data$/, startTime: /^hora$/ },
  meter: /^contador$|^cpe$/,
  quality: /^estado/,
  values,
});
