/** Portugal: E-REDES load curves: mean kW up to the printed time; the repeated autumn hour is printed quarter by quarter in pairs. */
import type { Columns } from '../headed/header.js';
import { stampedFamily, type ValueColumn } from '../headed/stamped-columns.js';

const SKIP: ValueColumn = {
  label: /reativa|reactiva|indutiv|capacitiv|autoconsumo|partilh|tensao|corrente/,
  direction: 'skip',
};
const CONSUMED = /consumo/;
const INJECTED = /injec|injet|producao|excedent/;

/** Of measured and registered values the registered ones are billed: they include what an energy community shares. */
function rule(columns: Columns, flow: RegExp, direction: 'import' | 'export'): ValueColumn[] {
  const registered = columns.labels.some((label) => flow.test(label) && /registad/.test(label));
  const measured: ValueColumn = { label: new RegExp(`(${flow.source}).*medid`), direction: 'skip' };
  const counted: ValueColumn = { label: flow, direction, unit: 'kW' };
  return registered ? [measured, counted] : [counted];
}

export const eRedes = stampedFamily({
  format: 'e-redes',
  heading: [/^data$/, /^hora$/, /(consumo|injec|injet|producao).*(registad|medid|ativa|kw$)/],
  homeZone: 'Europe/Lisbon',
  homeOrder: 'dmy',
  stamp: 'end',
  when: { start: /^data$/, startTime: /^hora$/ },
  meter: /^contador$|^cpe$/,
  quality: /^estado/,
  values: (columns) => [SKIP, ...rule(columns, INJECTED, 'export'), ...rule(columns, CONSUMED, 'import')],
});
