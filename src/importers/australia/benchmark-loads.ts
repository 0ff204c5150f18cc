/**
 * The household loads behind Energy Made Easy's published annual costs in South Australia: kWh a year in the three windows of the
 * network's time-of-use tariff, as the published costs of 65 plans imply them (postcode 5097, August 2026; fit within AUD 7).
 */
export interface BenchmarkLoad {
  /** 00:00–06:00 */
  readonly night: string;
  /** 06:00–10:00 and 16:00–24:00 */
  readonly peak: string;
  /** 10:00–16:00 */
  readonly midday: string;
}

export const BENCHMARK_LOADS: Readonly<Record<string, BenchmarkLoad>> = {
  eme_small: { night: '707.5', peak: '1749.8', midday: '458.9' },
  eme_medium: { night: '1286.7', peak: '3167.6', midday: '843.2' },
  eme_large: { night: '1885', peak: '4615.3', midday: '1208' },
};

export const HOURS: Readonly<Record<keyof BenchmarkLoad, readonly number[]>> = {
  night: [0, 1, 2, 3, 4, 5],
  peak: [6, 7, 8, 9, 16, 17, 18, 19, 20, 21, 22, 23],
  midday: [10, 11, 12, 13, 14, 15],
};
