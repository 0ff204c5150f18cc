/**
 * Portals of inverters (Enphase, iSolarCloud, Solax, Solarman …): a date and columns of flows around the house. Their words for
 * one thing differ; production is never export, and what the house used is not what the grid delivered.
 */
import { columnFlow, labelUnit, type ColumnFlow } from '../headed/column-words.js';
import { TIME_TITLE } from '../table/words.js';
import type { Columns } from '../headed/header.js';
import { stampedFamily, type ValueColumn } from '../headed/stamped-columns.js';

const WHEN =
  /^(date|time|datum|zeit|tijd|fecha|data|hora|date heure|periodo( estadistico)?|updated time|statistical period|timestamp)( (time|and time|hour|hora|uhrzeit|und uhrzeit|et heure|y hora|e ora))?( dd mm yyyy.*)?$/;
const DIRECTIONS = {
  import: 'import',
  export: 'export',
  production: 'production',
  consumption: 'house',
  net: 'net',
} as const;
const FLOWS = Object.keys(DIRECTIONS) as ColumnFlow[];
/** Counters and sums over longer periods stand beside the energy of the interval. */
const LONGER = /(^| )(cumulative|lifetime|accumulated|total|gesamt|year|month)( |$)/;

interface FlowColumn {
  readonly label: string;
  readonly flow: ColumnFlow;
  readonly power: boolean;
}

function flowColumns(columns: Columns): FlowColumn[] {
  return columns.labels.flatMap((label, index) => {
    const flow = columnFlow(label);
    const unit = labelUnit(columns.cells[index]!);
    if (flow === undefined || unit === undefined || !/W/.test(unit) || LONGER.test(label)) return [];
    return [{ label, flow, power: unit === 'W' || unit === 'kW' }];
  });
}

/** One column per flow: energy before power, the first of equals. */
function flowRules(columns: Columns): ValueColumn[] {
  const found = flowColumns(columns);
  return FLOWS.flatMap((flow): ValueColumn[] => {
    const candidates = found.filter((column) => column.flow === flow);
    const best = candidates.find(({ power }) => !power) ?? candidates[0];
    return best ? [{ label: new RegExp(`^${best.label}$`), direction: DIRECTIONS[flow] }] : [];
  });
}

export const solarPortal = stampedFamily({
  format: 'solar-portal',
  heading: [WHEN],
  sureness: 0.7,
  /** Production stands in the table, or consumption beside both grid flows: no utility's file has either. */
  accepts(columns) {
    // A clock beside the date is the common table's to read.
    if (columns.labels.filter((label) => WHEN.test(label) || TIME_TITLE.test(label)).length > 1) return false;
    const flows = new Set(flowColumns(columns).map(({ flow }) => flow));
    return (
      flows.has('production') || (flows.has('consumption') && flows.has('export') && flows.has('import'))
    );
  },
  when: { start: WHEN },
  values: flowRules,
});
