/**
 * One register per flow and one grain: the same energy printed twice is counted once. Registers that do not overlap (day and
 * night tariff, general and controlled load) all stay.
 */
import { kwhText } from '../../engine/money.js';
import type { Settled } from './settled.js';

/** Those that count; what is left out is explained in `note`. */
export function chooseRegisters(all: readonly Settled[], note: (sentence: string) => void): Settled[] {
  const groups = new Map<string, Settled[]>();
  const chosen: Settled[] = [];
  for (const settled of all) {
    if (settled.starts.length === 0) continue;
    if (settled.spec.group === undefined) chosen.push(settled);
    else {
      const group = groups.get(settled.spec.group);
      if (group) group.push(settled);
      else groups.set(settled.spec.group, [settled]);
    }
  }
  for (const group of groups.values()) chosen.push(...pick(group, note));
  return withoutNet(chosen, note);
}

const covered = (settled: Settled): number => {
  let seconds = 0;
  for (let i = 0; i < settled.starts.length; i++) seconds += settled.ends[i]! - settled.starts[i]!;
  return seconds;
};

const sum = (quantities: Float64Array): number => quantities.reduce((total, quantity) => total + quantity, 0);

const label = (settled: Settled): string => {
  const minutes = settled.interval / 60;
  const grain = Number.isNaN(minutes) ? 'billing-period' : minutes === 1440 ? 'daily' : `${minutes}-minute`;
  return `${grain}${settled.spec.measures === 'index' ? ' meter-reading' : ''} register${settled.spec.register ? ` ${settled.spec.register}` : ''}`;
};

/**
 * The finest register that covers nearly all that any of them covers; deltas before meter readings. Others of the same grain stay
 * where they continue it (one register per month) or measure something else at the same time (a second meter).
 */
function pick(group: readonly Settled[], note: (sentence: string) => void): Settled[] {
  if (group.length === 1) return [...group];
  const grain = (settled: Settled): number =>
    (settled.spec.measures === 'index' ? 1e12 : 0) +
    (Number.isNaN(settled.interval) ? 1e9 : settled.interval);
  const coverage = new Map<number, number>();
  for (const settled of group)
    coverage.set(grain(settled), (coverage.get(grain(settled)) ?? 0) + covered(settled));
  const most = Math.max(...coverage.values());
  const finest = Math.min(
    ...[...coverage].filter(([, seconds]) => seconds >= most * 0.9).map(([key]) => key),
  );
  const kept: Settled[] = [];
  for (const settled of group.filter((one) => grain(one) === finest)) {
    if (kept.some((other) => sameReadings(other, settled)))
      note(`The ${label(settled)} is in the file twice; it is counted once.`);
    else kept.push(settled);
  }
  for (const other of group) {
    if (grain(other) === finest) continue;
    note(
      `The ${label(other)} (${kwhText(sum(other.quantities))} kWh) measures the same energy as the ${label(kept[0]!)} ` +
        `(${kwhText(kept.reduce((total, one) => total + sum(one.quantities), 0))} kWh); only the latter is counted.`,
    );
  }
  return kept;
}

function sameReadings(a: Settled, b: Settled): boolean {
  if (a.starts.length !== b.starts.length) return false;
  return a.starts.every((start, i) => start === b.starts[i] && a.quantities[i] === b.quantities[i]);
}

/**
 * A net register says nothing that import and export registers of the same meter do not say better. Beside the export alone it
 * tells the import: what was taken is the net and what was given together.
 */
function withoutNet(settled: readonly Settled[], note: (sentence: string) => void): Settled[] {
  const sibling = (net: Settled, direction: 'import' | 'export'): Settled | undefined =>
    settled.find(
      ({ spec }) => isElectric(spec) && spec.meter === net.spec.meter && spec.direction === direction,
    );
  return settled.flatMap((one) => {
    if (one.spec.direction !== 'net') return [one];
    const exported = sibling(one, 'export');
    if (!exported && !sibling(one, 'import')) return [one];
    if (exported && !sibling(one, 'import')) {
      const imported = importOfNet(one, exported);
      if (imported) {
        note('The import is not given; it is the net and the export together.');
        return [imported];
      }
      note(
        'The net register and the export do not fit together, and the import is not given: no import is stated.',
      );
      return [];
    }
    note('The net register is left out: import and export are given separately.');
    return [];
  });
}

/** Rounding of net and export, in millionths of a kWh. */
const NET_ROUNDING = 1500;

/** Undefined where they cover different times, or the net never shows that it is one: then it may be the import itself. */
function importOfNet(net: Settled, exported: Settled): Settled | undefined {
  if (net.starts.length !== exported.starts.length) return undefined;
  if (net.starts.some((start, i) => start !== exported.starts[i] || net.ends[i] !== exported.ends[i]))
    return undefined;
  if (!net.quantities.some((quantity) => quantity < 0)) return undefined;
  const quantities = net.quantities.map((quantity, i) => quantity + Math.abs(exported.quantities[i]!));
  if (quantities.some((quantity) => quantity < -NET_ROUNDING)) return undefined;
  return {
    ...net,
    spec: { ...net.spec, direction: 'import' },
    quantities: quantities.map((quantity) => Math.max(0, quantity)),
  };
}

const isElectric = (spec: Settled['spec']): boolean => (spec.commodity ?? 'electricity') === 'electricity';
