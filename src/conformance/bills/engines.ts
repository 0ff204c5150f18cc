/**
 * The conventions of the engines that made the reference bills, one explicit set of options for each `source.repo`. The product
 * itself has no such modes: what differs is written into the rate structure, where anyone can read it.
 */
import type { RateStructure } from '../../engine/tariff/structure.js';
import { ratebookStructure } from '../../importers/urdb/ratebook.js';
import { urdbStructure } from '../../importers/urdb/urdb-structure.js';
import { withMetering } from './ssc-metering.js';

type Json = Record<string, unknown>;

/** A structure and the first day on which it applies. */
export interface Version {
  readonly structure: RateStructure;
  readonly from?: string;
}

export interface Engine {
  /** The case's tariff as dated rate structures. */
  versions(
    tariff: Json,
    format: 'urdb' | 'ratebook',
    timezone: string,
    column: (csv: string) => readonly string[],
  ): Version[];
}

const mapFixed = (structure: RateStructure, proration: 'whole' | 'average_month'): RateStructure => ({
  ...structure,
  components: structure.components.map((component) =>
    component.kind === 'fixed' && component.per === 'month' ? { ...component, proration } : component,
  ),
});

/** ratebook: a full ladder for each price period, daily bounds by the days on which the period occurs, monthly charges whole. */
const ratebookEngine: Engine = {
  versions: (tariff, format, timezone) => {
    const structure =
      format === 'ratebook'
        ? ratebookStructure(tariff, timezone, { tierRule: 'per_period' })
        : urdbStructure(tariff, { timezone, tierRule: 'per_period' });
    return [{ structure: mapFixed(withoutNetting(structure), 'whole') }];
  },
};

/** SAM's utility rate module: the metering option decides netting, and with it how ladders fill. */
const sscEngine: Engine = {
  versions: (tariff, _format, timezone, column) => [{ structure: withMetering(tariff, timezone, column) }],
};

/** REopt: tariffs may lack an energy part; ratchets look back around the year. */
const reoptEngine: Engine = {
  versions: (tariff, _format, timezone) => {
    const structure = urdbStructure({ energyratestructure: [[{ rate: 0 }]], ...tariff }, { timezone });
    const { billingDemand, ...rest } = structure;
    return [
      {
        structure: withoutNetting(
          billingDemand ? { ...rest, billingDemand: { ...billingDemand, wraps: true } } : rest,
        ),
      },
    ];
  },
};

/** LBNL's calculator: dated versions of one rate, monthly charges by days / (365/12). */
const lbnlEngine: Engine = {
  versions: (tariff, _format, timezone) =>
    (tariff['versions'] as Json[]).map((version) => ({
      structure: mapFixed(withoutNetting(urdbStructure(version, { timezone })), 'average_month'),
      from: String(version['startdate']).slice(0, 10),
    })),
};

const ENGINES: Readonly<Record<string, Engine>> = {
  'cbetz/ratebook': ratebookEngine,
  'NREL/ssc': sscEngine,
  'NREL/REopt.jl': reoptEngine,
  'olivancu/electricity-cost-calculator': lbnlEngine,
};

/** The engine of a repository; plain URDB where the repository is not known. */
export const engineOf = (repo: string | null): Engine =>
  ENGINES[repo ?? ''] ?? {
    versions: (tariff, _format, timezone) => [{ structure: urdbStructure(tariff, { timezone }) }],
  };

/** These engines bill the import they are given; a record's net-metering remark changes nothing. */
function withoutNetting(structure: RateStructure): RateStructure {
  return {
    ...structure,
    components: structure.components
      .filter((component) => component.kind !== 'export')
      .map((component) =>
        component.kind === 'energy' && component.register === 'net'
          ? { ...component, register: 'general' }
          : component,
      ),
  };
}
