/**
 * Portals of inverters (Enphase, iSolarCloud, Solax, Solarman …): a date and columns of flows around the house. Their words for
 * one thing differ; production is never export, and what the house used is not what the grid delivered.
 */
import { columnFlow, labelUnit } from '../headed/column-words.js';
import type { Columns } from '../headed/header.js';
import { stampedFamily, type ValueColumn } from '../headed/stamped-columns.js';

const WHEN =
  /^(date|time|datum|zeit|tijd|fecha|data|updated time|statistical period|timestamp)( (time|and time|hour))?$/;
const FLOWS = ['import', 'export', 'production', 'house'] as const;
/** Counters and sums over longer periods stand beside the energy of the interval. */
const LONGER = /(^| )(cumulative|lifetime|accumulated|total|year|month)( |$)/;

interface FlowColumn {
  readonly label: string;
  readonly flow: (typeof FLOWS)[number];
  readonly power: boolean;
}

function flowColumns(columns: Columns): FlowColumn[] {
  return columns.labels.flatMap((label, index) => {
    const flow = FLOWS.find((known) => known === columnFlow(label));
    const unit = labelUnit(columns.cells[index]!);
    if (flow === undefined || unit === undefined || LONGER.test(label)) return [];
    return [{ label, flow, power: unit === 'W' || unit === 'kW' }];
  });
}

/** One column per flow: energy before power, the first of equals. */
function flowRules(columns: Columns): ValueColumn[] {
  const found = flowColumns(columns);
  return FLOWS.flatMap((flow): ValueColumn[] => {
    const candidates = found.filter((column) => column.flow === flow);
    const best = candidates.find(({ power }) => !power) ?? candidates[0];
    return best ? [{ label: new RegExp(`^${best.label}$`), direction: flow }] : [];
  });
}

export const solarPortal = stampedFamily({
  format: 'solar-portal',
  heading: [WHEN],
  sureness: 0.7,
  /** Production stands in the table, or the house beside export: no utility's file has either. */
  accepts(columns) {
    const flows = new Set(flowColumns(columns).map(({ flow }) => flow));
    return flows.has('production') || (flows.has('house') && flows.has('export'));
  },
  when: { start: WHEN },
  values: flowRules,
});
