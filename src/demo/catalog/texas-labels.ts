/**
 * Real Texas retail plans of 2025 and 2026, as their Electricity Facts Labels print them: prices in cents per kWh, charges in dollars.
 * Facts of a regulated disclosure, re-typed from the labels named by supplier and effective date (gathered by the open projects
 * energyanalyzer, intelliwatt and efl-compare).
 */

/** Delivery as a label prints it: dollars per month, cents per kWh. */
type Delivery = readonly [perMonth: number, perKwh: number];

const ONCOR_SEP_2025: Delivery = [4.23, 5.5833];
const ONCOR_DEC_2025: Delivery = [4.23, 5.6032];
const ONCOR_PREPAID_2025: Delivery = [4.23, 5.7059];
const ONCOR_SPRING_2026: Delivery = [4.23, 5.6183];
const ONCOR_SUMMER_2026: Delivery = [4.06, 6.1196];
const ONCOR_AUTUMN_2026: Delivery = [4.06, 6.0295];
const TNMP_FEB_2026: Delivery = [7.85, 7.237];
const TNMP_MAR_2026: Delivery = [7.85, 6.4665];
const AEP_NORTH_2026: Delivery = [3.24, 5.6677];

interface Label {
  readonly id: string;
  readonly rep: string;
  readonly plan: string;
  readonly tdu: 'ONCOR' | 'TNMP' | 'AEP_NORTH';
  /** Absent: inside the plan's own price. */
  readonly delivery?: Delivery;
  readonly effective?: string;
  readonly months?: number;
  readonly variable?: boolean;
  readonly prepaid?: boolean;
  readonly base?: number;
  readonly daily?: number;
  /** One price, or bands with hours and the share of the usage the label assumes. */
  readonly cents: number | readonly (readonly [band: string, cents: number, hours: string, share: number])[];
  readonly firstKwhIncluded?: number;
  /** Credit in dollars from that many kWh on. */
  readonly credits?: readonly (readonly [usd: number, from: number, stacks?: true])[];
  /** Credit in dollars up to that many kWh. */
  readonly smallUserCredit?: readonly [usd: number, upTo: number];
  /** Fee in dollars up to that many kWh. */
  readonly minimumUseFee?: readonly [usd: number, upTo: number];
  readonly once?: number;
  readonly exit?: { readonly usd: number } | { readonly usd_per_month_remaining: number };
  readonly renewable?: number;
  readonly buyback?: number;
  /** Average cents per kWh at 500, 1000 and 2000 kWh. */
  readonly averages: readonly [number, number, number];
}

const LABELS: readonly Label[] = [
  { id: 'chariot-bright-nights-12', rep: 'Chariot Energy', plan: 'Bright Nights 12', tdu: 'ONCOR', delivery: ONCOR_SUMMER_2026,
    effective: '2026-07-20', months: 12, base: 9.95, cents: [['day', 6.78, '06:00-23:00', 0.65], ['night', 0, '23:00-06:00', 0.35]],
    exit: { usd_per_month_remaining: 15 }, renewable: 100, averages: [13.3, 11.9, 11.2] },
  { id: 'tesla-fixed-oncor', rep: 'Tesla Energy Ventures', plan: 'Tesla Electric Fixed', tdu: 'ONCOR', delivery: ONCOR_AUTUMN_2026,
    effective: '2026-08-10', months: 12, cents: [['standard', 13, '04:00-24:00', 0.87], ['wind', 7.7, '00:00-04:00', 0.13]],
    renewable: 100, buyback: 5, averages: [19.2, 18.7, 18.5] },
  { id: 'tesla-dynamic-oncor', rep: 'Tesla Energy Ventures', plan: 'Tesla Electric Dynamic', tdu: 'ONCOR', delivery: ONCOR_AUTUMN_2026,
    effective: '2026-09-10', months: 1, variable: true, cents: [['offpeak', 8.3, '21:00-18:00', 0.84], ['peak', 11.7, '18:00-21:00', 0.16]],
    renewable: 100, averages: [15.7, 15.3, 15.1] },
  { id: 'gm-rr-solar-credit-12', rep: 'Green Mountain Energy', plan: 'Renewable Rewards Solar Credit 12', tdu: 'ONCOR', delivery: ONCOR_SUMMER_2026,
    effective: '2026-06-01', months: 12, base: 29.95, cents: 11.3, exit: { usd: 150 }, renewable: 100, buyback: 6.3, averages: [24.2, 20.8, 19.1] },
  { id: 'reliant-solar-payback-match-12', rep: 'Reliant', plan: 'Solar Payback Match 12', tdu: 'ONCOR', delivery: ONCOR_SUMMER_2026,
    effective: '2026-06-01', months: 12, base: 9.99, cents: 11.6206, exit: { usd: 150 }, renewable: 100, averages: [20.6, 19.1, 18.4] },
  { id: 'nec-coop-plain', rep: 'NEC Co-op Energy', plan: 'Plain and Simple', tdu: 'ONCOR', delivery: ONCOR_SUMMER_2026,
    effective: '2026-07-01', months: 0, variable: true, base: 7.5, cents: 9.94, exit: { usd: 0 }, renewable: 15.4, averages: [18.4, 17.2, 16.6] },
  { id: 'constellation-ac2-12', rep: 'Constellation', plan: '12 Month A/C Protect Plus for 2 Units', tdu: 'ONCOR', delivery: ONCOR_SUMMER_2026,
    effective: '2026-07-15', months: 12, cents: 12.27, credits: [[35, 1000], [15, 2000, true]], exit: { usd: 150 }, renewable: 24.7, averages: [19.2, 15.3, 16.1] },
  { id: 'apge-trueclassic-11', rep: 'AP Gas & Electric', plan: 'TrueClassic 11', tdu: 'ONCOR', delivery: ONCOR_SUMMER_2026,
    effective: '2026-07-21', months: 11, cents: 6.274, exit: { usd: 150 }, renewable: 5.85, averages: [13.2, 12.8, 12.6] },
  { id: 'cleansky-embrace-green-12', rep: 'CleanSky Energy', plan: 'Embrace Green 12', tdu: 'ONCOR', delivery: ONCOR_SEP_2025,
    months: 12, cents: 7.999, averages: [14.4, 14, 13.8] },
  { id: 'champion-champ-saver-1-oncor', rep: 'Champion Energy', plan: 'Champ Saver-1', tdu: 'ONCOR', delivery: ONCOR_DEC_2025,
    effective: '2025-12-16', months: 1, variable: true, cents: 14.3, averages: [20.7, 20.3, 20.1] },
  { id: 'champion-champ-silver-24', rep: 'Champion Energy', plan: 'Champ Silver-24', tdu: 'ONCOR', delivery: ONCOR_SPRING_2026,
    effective: '2026-05-11', months: 24, cents: 8.2, averages: [14.7, 14.2, 14] },
  { id: 'payless-prepaid-12', rep: 'Payless Power', plan: '12 Month prepaid', tdu: 'ONCOR', delivery: ONCOR_PREPAID_2025,
    effective: '2025-12-07', months: 12, prepaid: true, daily: 0.85, cents: 10.9, smallUserCredit: [15, 500], averages: [19.6, 19.6, 18.1] },
  { id: 'frontier-light-saver-12plus', rep: 'Frontier Utilities', plan: 'Light Saver 12+', tdu: 'ONCOR', delivery: ONCOR_SEP_2025,
    effective: '2025-12-15', months: 12, cents: 9.8, minimumUseFee: [8, 1999], averages: [17.8, 16.6, 15.6] },
  { id: 'gexa-light-saver-12', rep: 'Gexa Energy', plan: 'Light Saver 12', tdu: 'ONCOR', delivery: ONCOR_SEP_2025,
    effective: '2025-12-15', months: 12, cents: 9.9, minimumUseFee: [8, 1999], averages: [17.9, 16.7, 15.7] },
  { id: 'ohm-evconnect-12', rep: 'OhmConnect', plan: 'EVConnect 12', tdu: 'ONCOR', delivery: ONCOR_DEC_2025,
    effective: '2025-12-08', months: 12, cents: [['peak', 11.79, '05:00-21:00', 0.68], ['off', 5.9, '21:00-05:00', 0.32]], averages: [16.4, 15.9, 15.7] },
  { id: 'ohm-evconnect-24', rep: 'OhmConnect', plan: 'EVConnect 24', tdu: 'ONCOR', delivery: ONCOR_DEC_2025,
    effective: '2025-12-08', months: 24, cents: [['peak', 11.84, '05:00-21:00', 0.68], ['off', 5.92, '21:00-05:00', 0.32]], averages: [16.4, 16, 15.8] },
  { id: 'ohm-halfprice-nights-24', rep: 'OhmConnect', plan: 'Half-price Nights 24', tdu: 'ONCOR', delivery: ONCOR_DEC_2025,
    effective: '2025-12-08', months: 24, cents: [['peak', 12.03, '06:00-21:00', 0.625], ['off', 6.02, '21:00-06:00', 0.375]], averages: [16.2, 15.8, 15.6] },
  { id: 'spark-opendoor-oncor', rep: 'Spark Energy', plan: 'Opendoor Select', tdu: 'ONCOR', delivery: ONCOR_SPRING_2026,
    effective: '2026-05-12', months: 4, cents: 22.99, averages: [29.5, 29, 28.8] },
  { id: 'octopus-tx-credit-125', rep: 'Octopus Energy (TX)', plan: 'Minimum Usage Credit 125', tdu: 'ONCOR', delivery: ONCOR_SUMMER_2026,
    cents: 15.7679, credits: [[125, 1000]], averages: [22.7, 9.8, 15.8] },
  { id: 'texans-choice-instant', rep: 'Texans Choice', plan: 'Texas Instant', tdu: 'ONCOR', base: 135, cents: 14, firstKwhIncluded: 1000,
    averages: [27, 13.5, 13.8] },
  { id: 'tara-goodbundle', rep: 'Tara Energy', plan: 'GoodBundle 12', tdu: 'ONCOR', delivery: ONCOR_SUMMER_2026, months: 12, cents: 5.6, once: 49.99,
    averages: [13.4, 12.5, 12.1] },
  { id: 'champion-champ-saver-1-tnmp', rep: 'Champion Energy', plan: 'Champ Saver-1', tdu: 'TNMP', delivery: TNMP_FEB_2026,
    effective: '2026-02-06', months: 1, variable: true, cents: 12.9, averages: [21.7, 20.9, 20.5] },
  { id: 'constellation-tnmp-24-credit', rep: 'Constellation', plan: '24 Month Usage Bill Credit', tdu: 'TNMP', delivery: TNMP_MAR_2026,
    months: 24, cents: 11.44, credits: [[35, 1000], [15, 2000, true]], averages: [19.5, 15.2, 15.8] },
  { id: 'spark-opendoor-aep-north', rep: 'Spark Energy', plan: 'Opendoor Select', tdu: 'AEP_NORTH', delivery: AEP_NORTH_2026,
    effective: '2026-05-12', months: 4, cents: 22.99, averages: [29.3, 29, 28.8] },
]; // prettier-ignore

/** The labels as records of the catalog form that the Texas importer reads. */
export const texasLabels = (): Record<string, unknown>[] => LABELS.map(record);

function record(label: Label): Record<string, unknown> {
  const bands = typeof label.cents === 'number' ? undefined : label.cents;
  return {
    id: label.id,
    rep: label.rep,
    plan: label.plan,
    tdu: label.tdu,
    tdu_fixed_usd_month: label.delivery?.[0] ?? 0,
    tdu_energy_cents_kwh: label.delivery?.[1] ?? 0,
    tdu_bundled: label.delivery === undefined,
    effective: label.effective ?? null,
    term_months: label.months ?? null,
    rate_type: label.variable ? 'VARIABLE' : 'FIXED',
    prepaid: label.prepaid ?? false,
    base_charge_usd_month: label.base ?? 0,
    daily_charge_usd: label.daily ?? null,
    energy: bands
      ? bands.map(([band, cents_kwh, hours]) => ({ band, cents_kwh, hours }))
      : [{ band: 'all', cents_kwh: label.cents }],
    energy_applies_above_kwh: label.firstKwhIncluded ?? null,
    tou_usage_mix: bands ? Object.fromEntries(bands.map(([band, , , share]) => [band, share])) : null,
    bill_credits: credits(label),
    usage_conditional_fees: label.minimumUseFee
      ? [{ amount_usd: label.minimumUseFee[0], max_kwh_incl: label.minimumUseFee[1] }]
      : [],
    onetime_fee_usd: label.once ?? null,
    export: label.buyback ? { kind: 'fixed', cents_kwh: label.buyback } : null,
    etf: label.exit ?? null,
    renewable_pct: label.renewable ?? null,
    published_avg_cents_kwh: {
      '500': label.averages[0],
      '1000': label.averages[1],
      '2000': label.averages[2],
    },
  };
}

function credits(label: Label): Record<string, unknown>[] {
  const small = label.smallUserCredit;
  return [
    ...(label.credits ?? []).map(([amount_usd, min_kwh_incl, stacks]) => ({
      amount_usd,
      min_kwh_incl,
      max_kwh_incl: null,
      stacks: stacks ?? false,
    })),
    ...(small ? [{ amount_usd: small[0], min_kwh_incl: null, max_kwh_incl: small[1], stacks: false }] : []),
  ];
}

/** Complaint scorecard of the Public Utility Commission of Texas, 1 to 5, as Power to Choose listed it in December 2020. */
export const TEXAS_RATINGS: Readonly<Record<string, { readonly rating_1_to_5: number }>> = {
  'Champion Energy': { rating_1_to_5: 4 },
  'Chariot Energy': { rating_1_to_5: 4 },
  Constellation: { rating_1_to_5: 3 },
  'Frontier Utilities': { rating_1_to_5: 1 },
  'Gexa Energy': { rating_1_to_5: 1 },
  'Green Mountain Energy': { rating_1_to_5: 4 },
  'NEC Co-op Energy': { rating_1_to_5: 5 },
  'Payless Power': { rating_1_to_5: 2 },
  Reliant: { rating_1_to_5: 4 },
  'Spark Energy': { rating_1_to_5: 2 },
  'Tara Energy': { rating_1_to_5: 2 },
};
