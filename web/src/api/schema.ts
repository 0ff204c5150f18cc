/** Made by web/api/generate.mjs from the OpenAPI document; a test fails when the two part. */

export interface AccountDto {
  id: string;
  email: string;
  name: string;
  country: string;
  tier: 'enterprise' | 'free' | 'pro' | 'team';
  isAdmin: boolean;
  createdAt: string;
}

export interface AccountPage {
  items: (AccountDto)[];
  next: string | null;
}

export interface AdviceDto {
  action: 'choose' | 'stay' | 'switch_now' | 'switch_on_date';
  planId: string | null;
  /** The day to switch, or to come back. */
  date: string | null;
  reason: string;
  /** Over the next twelve months, after the exit fee; null without a current plan. */
  netSaving: MoneyIntervalDto | null;
  exitFee: LeavingFeeDto;
  /** What is assumed of the current plan when its contract ends. */
  counterfactual: string | null;
  path: (ContractStepDto)[];
  /** The dates as an iCalendar file. */
  ics: string | null;
}

export interface AgreedLimitsDto {
  datasets?: number | null;
  reports?: number | null;
  recommendations?: number | null;
  connections?: number | null;
}

export interface AnalyseDto {
  /** First day. */
  from?: string;
  /** Last day. */
  to?: string;
  datasetId?: string;
  meterId?: string;
  /** False keeps it as a draft for later. */
  run?: boolean;
}

export interface AnalysisDto {
  /** What was asked for. */
  config: Record<string, unknown>;
  /** The usage profile; null until it is completed. */
  profile: UsageProfileDto | null;
  id: string;
  meterId: string | null;
  datasetId: string | null;
  status: 'completed' | 'draft' | 'failed';
  /** Why it failed. */
  reason: string | null;
  engineVersion: string;
  createdAt: string;
}

export interface AnalysisPage {
  items: (AnalysisSummaryDto)[];
  next: string | null;
}

export interface AnalysisSummaryDto {
  id: string;
  meterId: string | null;
  datasetId: string | null;
  status: 'completed' | 'draft' | 'failed';
  /** Why it failed. */
  reason: string | null;
  engineVersion: string;
  createdAt: string;
}

export interface AskResetDto {
  email: string;
}

export interface AuditEntryDto {
  id: string;
  at: string;
  /** Who did it, by a random id that tells nothing of the person. */
  actorId: string | null;
  action: string;
  subject: string | null;
  detail: Record<string, unknown> | null;
}

export interface AuditPage {
  items: (AuditEntryDto)[];
  next: string | null;
}

export interface BatteryDto {
  capacityKwh: number;
  powerKw: number;
  /** Share of the energy put in that comes out again; 0.9 when absent. */
  roundTrip?: number;
}

export interface BillCheckDto {
  /** First day of the bill. */
  from: string;
  /** The day after its last: the day of the next reading. */
  to: string;
  /** What was billed for electricity, decimal text; below zero for a credit. */
  total: string;
  /** kWh as printed, where the bill says so. */
  kwh?: string;
  /** Only this meter; the home's electricity meters together when absent. */
  meterId?: string;
}

export interface BillCheckResultDto {
  cause: 'fixed_amount' | 'missing_readings' | 'none' | 'other_days' | 'other_usage' | 'price' | 'tax';
  /** Its lines, rounded to the cent as they are printed. */
  bill: Record<string, unknown>;
  planId: string;
  planName: string;
  currency: string;
  /** As on the bill, with cents. */
  billed: string;
  /** As we price it, with cents. */
  priced: string;
  /** Ours less the bill's. */
  difference: string;
  /** The gap as a share of the bill; null for a bill of nothing. */
  gapPercent: string | null;
  /** Whether the plan is understood. Where it is not, savings against it should not be trusted. */
  agrees: boolean;
  /** Days of the bill without full readings. */
  missingDays: number;
  /** kWh of the readings on those days. */
  kwh: string;
  sentence: string;
}

export interface BillMonthDto {
  /** First day of the month. */
  start: string;
  total: string;
}

export interface ChangeEntryDto {
  notes?: string | null;
  quantity?: string;
}

export interface ChangeMeterDto {
  /** null takes it out from below its parent. */
  parentMeterId?: string | null;
  name?: string;
  category?: 'CONS' | 'INJ' | 'PROD' | 'STOR';
  readingFrequency?: '15min' | '30min' | '5min' | 'daily' | 'hourly' | 'manual' | 'monthly';
  capacity?: string;
  /** An inactive meter keeps its readings and is left out of rankings. */
  active?: boolean;
}

export interface ChangePasswordDto {
  currentPassword: string;
  /** At least 10 characters, at most 72 bytes. */
  newPassword: string;
}

export interface ChangeProfileDto {
  name?: string;
  postcode?: string;
  country?: string;
  timezone?: string;
  propertyType?: 'apartment' | 'business' | 'house' | 'other';
  /** False withdraws the consent: nothing new is stored or analysed until it is given again. */
  consent?: boolean;
}

export interface ChangeRegisterReadDto {
  readAt?: string;
  notes?: string | null;
  value?: string;
}

export interface ChangeSiteDto {
  name?: string;
  street?: string;
  city?: string;
  /** State or province: TX, NSW … It picks the seasonal shape. */
  region?: string;
  postcode?: string;
  country?: string;
  /** Zone of the site, in which its days are cut; told from country and postcode when absent. */
  timezone?: string;
  /** The network that delivers: `tdu:ONCOR` … */
  network?: string;
  industryType?: string;
}

export interface ChangeSourceDto {
  /** What the provider asks for; kept encrypted and never shown. See GET /sources/providers. */
  credentials?: Record<string, unknown>;
  /** Minutes between two polls, 15 to 1440; 60 when absent. */
  updateMinutes?: number;
  /** False pauses it. */
  active?: boolean;
}

export interface ChangedPlanDto {
  id: string;
  name: string;
}

export interface ChannelReportDto {
  meter: string;
  register: string;
  role: string;
  direction: 'export' | 'house' | 'import' | 'production' | 'submeter';
  commodity: 'electricity' | 'gas' | 'water';
  readings: number;
  intervalMinutes: number | null;
  first: string;
  last: string;
  gaps: number;
  /** In `unit`. */
  total: string;
  unit: string;
}

export interface ClockChangeDayDto {
  day: string;
  /** Hours of that day. */
  expected: number;
  found: number;
}

export interface CommodityStatsDto {
  commodity: 'electricity' | 'gas' | 'water';
  unit: string;
  direction: 'export' | 'house' | 'import' | 'production' | 'submeter';
  total: string;
  /** Days with readings. */
  days: number;
  first: string;
  last: string;
  months: (MonthTotalDto)[];
  /** Mean over the calendar months with readings. */
  monthlyAverage: string;
  latest: LatestDayDto;
  /** The month of the latest reading. */
  currentMonth: MonthTotalDto;
  /** The calendar month before it, when there are readings of it. */
  lastMonth: MonthTotalDto | null;
}

export interface ConflictDto {
  values: (string)[];
  lines: (number)[];
  meter: string;
  register: string;
  start: string;
}

export interface ConnectionTestDto {
  ok: boolean;
  /** The system's name at the provider. */
  system: string | null;
  /** What is wrong. */
  detail: string | null;
}

export interface ContractStepDto {
  /** First day on the plan. */
  from: string;
  planId: string;
  /** Exit fee paid on that day. */
  fee: string;
}

export interface CurrentCostDto {
  id: string;
  name: string;
  supplier: string;
  basis: 'estimate' | 'exact' | 'range';
  /** Null when only a range is known; low and high are then its bounds. */
  annualCost: string | null;
  low: string;
  high: string;
  /** What the readings of the last twelve months cost; null when they do not cover twelve months. */
  lastYearCost: string | null;
  months: (BillMonthDto)[];
}

export interface CurrentPlanDto {
  rateStructure: Record<string, unknown> | null;
  exitFee: Record<string, unknown>;
  planId: string | null;
  planVersionId: string | null;
  name: string | null;
  contractStart: string | null;
  contractEnd: string | null;
  updatedAt: string;
}

export interface CurrentRefusalDto {
  reason: string;
  detail: string;
}

export interface DataQualityDto {
  missingDays: (MissingDaysDto)[];
  qualityIssues: (string)[];
  totalDaysExpected: number;
  totalDaysAvailable: number;
  completenessPercentage: string;
  hasGaps: boolean;
  estimatedPercentage: string;
  resolution: 'daily' | 'interval' | 'monthly';
  intervalMinutes: number | null;
  qualityFlag: 'excellent' | 'fair' | 'good' | 'poor';
  priceableWith: PriceableWithDto;
}

export interface DatasetDetailDto {
  id: string;
  meterId: string | null;
  fileName: string;
  format: string;
  /** Hexadecimal. */
  sha256: string;
  bytes: number;
  readings: number;
  /** Rejected rows. */
  rejected: number;
  daysStored: number;
  first: string | null;
  last: string | null;
  createdAt: string;
  options: UploadOptions;
  /** What was found in the file. */
  report: UsageReportDto;
}

export interface DatasetDto {
  id: string;
  meterId: string | null;
  fileName: string;
  format: string;
  /** Hexadecimal. */
  sha256: string;
  bytes: number;
  readings: number;
  /** Rejected rows. */
  rejected: number;
  daysStored: number;
  first: string | null;
  last: string | null;
  createdAt: string;
}

export interface DatasetPage {
  items: (DatasetDto)[];
  next: string | null;
}

export interface DayDto {
  /** One per interval, decimal text, null where there is none; absent unless asked for. */
  readings?: (string | null)[];
  /** What each reading is, as its file says; null where there is none; absent unless readings are asked for. */
  qualities?: ('actual' | 'estimated' | 'substituted' | 'unknown' | null)[];
  id: string;
  meterId: string;
  date: string;
  register: string;
  direction: 'export' | 'house' | 'import' | 'production' | 'submeter';
  /** Decimal text in `unit`. */
  total: string;
  unit: string;
  commodity: string;
  intervalMinutes: number;
  quality: 'complete' | 'estimated' | 'partial';
  source: 'api' | 'manual' | 'upload';
  notes: string | null;
  datasetId: string | null;
  /** Instant at which the day begins. */
  startsAt: string;
}

export interface DayPage {
  items: (DayDto)[];
  next: string | null;
}

export interface DirectionGapsDto {
  direction: 'export' | 'house' | 'import' | 'production' | 'submeter';
  first: string;
  last: string;
  days: number;
  daysMissing: number;
  gaps: (GapDto)[];
  /** Days with some of their readings. */
  partialDays: (string)[];
}

export interface DroppedRowDto {
  line: number;
  start: string;
  direction: 'export' | 'house' | 'import' | 'production' | 'submeter';
  /** What the row would have added, in `unit`. */
  quantity: string;
  unit: string;
}

export interface ElectricCarDto {
  kwhPerYear: number;
  /** When it charges; 23 to 6 when absent. */
  hours?: HoursDto;
}

export interface EntryDto {
  date: string;
  /** The meter; the home's meter of the commodity when absent. */
  meterId?: string;
  /** electricity when absent. */
  commodity?: 'electricity' | 'gas' | 'water';
  /** Unit of a meter that is made by this entry. */
  unit?: 'ft3' | 'gal' | 'kWh' | 'l' | 'm3' | 'therm';
  /** More than zero, in the meter's unit. */
  quantity: string;
  notes?: string;
}

export interface ExcludedPlanDto {
  id: string;
  name: string;
  reason: string;
  detail: string;
}

export interface FeedbackCountDto {
  type: 'did_not_select' | 'helpful' | 'not_helpful' | 'other' | 'selected';
  count: number;
}

export interface FeedbackDto {
  id: string;
  recommendationId: string | null;
  planId: string | null;
  rating: number;
  type: 'did_not_select' | 'helpful' | 'not_helpful' | 'other' | 'selected';
  text: string | null;
  createdAt: string;
}

export interface FeedbackPage {
  items: (FeedbackDto)[];
  next: string | null;
}

export interface FeedbackStatisticsDto {
  count: number;
  /** Mean rating; null without feedback. */
  averageRating: string | null;
  types: (FeedbackCountDto)[];
}

export interface FlipDto {
  subject: 'annual_kwh' | 'month_kwh' | 'weight';
  /** First day of the month, or the factor's name. */
  of?: string;
  /** kWh, or currency per year. */
  value: string;
  rivalId: string;
  sentence: string;
}

export interface FlowsDto {
  import: string | null;
  export: string | null;
  production: string | null;
  /** What a home said it used, grid and panels together. */
  house: string | null;
  /** Into storage. */
  charge: string | null;
  /** Out of storage. */
  discharge: string | null;
}

export interface FoundFeedbackDto {
  id: string;
  planId: string | null;
  planName: string | null;
  rating: number;
  type: 'did_not_select' | 'helpful' | 'not_helpful' | 'other' | 'selected';
  text: string | null;
  createdAt: string;
}

export interface FoundFeedbackPage {
  items: (FoundFeedbackDto)[];
  next: string | null;
}

export interface GapDto {
  /** First day without a reading. */
  from: string;
  /** Last day without one. */
  to: string;
  days: number;
}

export interface GimmickDto {
  missedMonths: (string)[];
  component: string;
  kind: 'credit' | 'fee' | 'free_hours' | 'minimum' | 'tier';
  costPerYear: string;
  sentence: string;
}

export interface GiveFeedbackDto {
  /** 1 (useless) to 5 (just right). */
  rating: number;
  recommendationId?: string;
  /** The plan it is about. */
  planId?: string;
  type: 'did_not_select' | 'helpful' | 'not_helpful' | 'other' | 'selected';
  text?: string;
}

export interface HeatPumpDto {
  kwhPerYear: number;
}

export interface HoursDto {
  from: number;
  to: number;
}

export interface ImportDto {
  dryRun: boolean;
  added: (ChangedPlanDto)[];
  changed: (ChangedPlanDto)[];
  retired: (ChangedPlanDto)[];
  unchanged: number;
  refused: (LeftOutPlanDto)[];
  quarantined: (LeftOutPlanDto)[];
  /** Records that are one plan with another (language or brand twins, duplicates). */
  folded: number;
  /** How many users' latest top pick changes or goes off offer. */
  usersAffected: number;
  /** Version of the catalog after the import. */
  catalogVersion: number;
}

export interface LatestDayDto {
  date: string;
  total: string;
}

export interface LatestReadingDto {
  direction: 'export' | 'house' | 'import' | 'production' | 'submeter';
  date: string;
  total: string;
  quality: 'complete' | 'estimated' | 'partial';
}

export interface LearnedWeightsDto {
  /** As you set them. */
  weights: WeightsDto;
  /** As your choices have them, whole and summing to 100; null while they say nothing else. */
  learned: WeightsDto | null;
  /** How many of your words on shown plans were counted. */
  choices: number;
  /** Choices made before you last set your weights are in them already and are not counted again. */
  since: string;
  sentence: string;
}

export interface LeavingFeeDto {
  known: boolean;
  today: string | null;
  /** The fee up to which leaving pays, where it is not known. */
  breakEven: string | null;
}

export interface LeftOutPlanDto {
  id: string;
  name: string;
  reason: string;
  detail: string;
  /** JSON Pointer into the record. */
  pointer: string | null;
}

export interface LoggedInDto {
  user: ProfileDto;
  /** For the Authorization header: `Bearer …`. */
  accessToken: string;
  /** Good once, for POST /auth/refresh. */
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
}

export interface LoginDto {
  email: string;
  password: string;
}

export interface MeterDto {
  siteId: string;
  /** The meter that counts what this one counts as well. */
  parentMeterId?: string;
  name: string;
  /** The meter's own number, as files name it (ESIID, NMI, MPRN …); the name when absent. */
  serial?: string;
  commodity: 'electricity' | 'gas' | 'water';
  /** What it measures: production, consumption, storage, or injection to the grid. CONS when absent. */
  category?: 'CONS' | 'INJ' | 'PROD' | 'STOR';
  /** The commodity's usual unit when absent. */
  unit?: 'ft3' | 'gal' | 'kWh' | 'l' | 'm3' | 'therm';
  readingFrequency?: '15min' | '30min' | '5min' | 'daily' | 'hourly' | 'manual' | 'monthly';
  /** Of the equipment: kW, or kWh for storage. */
  capacity?: string;
}

export interface MeterGapsDto {
  meterId: string;
  directions: (DirectionGapsDto)[];
}

export interface MeterJson {
  id: string;
  siteId: string;
  parentMeterId: string | null;
  name: string;
  serial: string;
  commodity: 'electricity' | 'gas' | 'water';
  category: 'CONS' | 'INJ' | 'PROD' | 'STOR';
  unit: string;
  readingFrequency: string | null;
  capacity: string | null;
  active: boolean;
  createdAt: string;
}

export interface MeterLatestDto {
  meterId: string;
  unit: string;
  /** The newest day of each direction. */
  readings: (LatestReadingDto)[];
}

export interface MeterPage {
  items: (MeterJson)[];
  next: string | null;
}

export interface MeterSumDto {
  meterId: string;
  parentMeterId: string | null;
  name: string;
  category: 'CONS' | 'INJ' | 'PROD' | 'STOR';
  /** What it counted itself. */
  own: FlowsDto;
  /** What it counted, or where it read nothing what the meters below it did. */
  rolledUp: FlowsDto;
}

export interface MeterUsageDto {
  meterId: string;
  commodity: 'electricity' | 'gas' | 'water';
  unit: string;
  points: (UsagePointDto)[];
}

export interface MissingDaysDto {
  from: string;
  to: string;
}

export interface MoneyIntervalDto {
  value: string;
  low: string;
  high: string;
}

export interface MonthProjectionDto {
  /** First day of the month. */
  start: string;
  kwh: string;
  /** Lower end of the 90 % interval. */
  low: string;
  high: string;
}

export interface MonthTotalDto {
  /** YYYY-MM */
  month: string;
  total: string;
  /** Days of the month that have readings. */
  days: number;
}

export interface NextUploadDto {
  what: 'current_plan' | 'exit_fee' | 'interval_data' | 'more_months';
  worthPerYear: string | null;
  sentence: string;
}

export interface PeakAnalysisDto {
  /** Share of the energy used in the peak hours, in per cent. */
  peakPercentage: string;
  offPeakPercentage: string;
  /** Mean kWh per hour inside the peak hours. */
  peakAvgKwh: string;
  offPeakAvgKwh: string;
  /** Mean kWh of each hour of the day, 24 values. */
  hours: (string)[];
  /** Mean kW that never goes away: the tenth percentile of the hours. */
  baseLoadKw: string;
}

export interface PlanDto {
  exitFee: Record<string, unknown>;
  rateStructure: Record<string, unknown>;
  source: Record<string, unknown>;
  version: string;
  commodity: 'electricity' | 'gas' | 'water';
  customer: 'any' | 'business' | 'residential';
  eligibility: (string)[];
  enrolUrl: string | null;
  flags: (string)[];
  /** When it stopped being on offer. */
  retiredAt: string | null;
  /** The plan, whatever its version. */
  id: string;
  /** This version. */
  versionId: string;
  name: string;
  supplier: string;
  supplierRating: string | null;
  country: string;
  planType: 'fixed' | 'indexed' | 'tiered' | 'time_of_use' | 'variable';
  contractMonths: number;
  renewablePercent: string | null;
  regions: (string)[];
  prepaid: boolean;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  catalog: string;
}

export interface PlanPage {
  items: (PlanSummaryDto)[];
  next: string | null;
}

export interface PlanSummaryDto {
  /** The plan, whatever its version. */
  id: string;
  /** This version. */
  versionId: string;
  name: string;
  supplier: string;
  supplierRating: string | null;
  country: string;
  planType: 'fixed' | 'indexed' | 'tiered' | 'time_of_use' | 'variable';
  contractMonths: number;
  renewablePercent: string | null;
  regions: (string)[];
  prepaid: boolean;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  catalog: string;
}

export interface PlanVersionDto {
  versionId: string;
  version: string;
  createdAt: string;
  retiredAt: string | null;
}

export interface PlanVersionsDto {
  items: (PlanVersionDto)[];
}

export interface PreferencesDto {
  weights: WeightsDto;
  vetoes: VetoesDto;
  updatedAt: string;
}

export interface PriceableWithDto {
  flat: 'exact' | 'not_at_all' | 'range';
  tiered: 'exact' | 'not_at_all' | 'range';
  timeOfUse: 'exact' | 'not_at_all' | 'range';
  demand: 'exact' | 'not_at_all' | 'range';
  indexed: 'exact' | 'not_at_all' | 'range';
  exportCredit: 'exact' | 'not_at_all' | 'range';
}

export interface ProblemDto {
  /** Stable. */
  type: string;
  title: string;
  status: number;
  /** One plain sentence for a person. */
  detail: string;
  /** To be named when asking for help. */
  traceId: string;
  errors: (ProblemErrorDto)[];
}

export interface ProblemErrorDto {
  /** JSON Pointer into the body, or `?name` of a query parameter. */
  pointer: string;
  detail: string;
}

export interface ProfileDto {
  id: string;
  email: string;
  name: string;
  postcode: string;
  country: string;
  timezone: string;
  propertyType: string | null;
  tier: 'enterprise' | 'free' | 'pro' | 'team';
  isAdmin: boolean;
  consentGiven: boolean;
  consentAt: string;
  /** Version of the text that the consent was given to. */
  consentVersion: string;
  createdAt: string;
}

export interface ProviderJson {
  /** JSON Schema of its credentials. */
  credentials: Record<string, unknown>;
  name: string;
  title: string;
}

export interface PutCurrentPlanDto {
  contractStart?: string;
  contractEnd?: string;
  /** Id of a catalog plan. */
  planId?: string;
  /** Rate structure, or one of the short forms. See /api/v1/schemas/rate-structure. */
  rateStructure?: Record<string, unknown>;
  name?: string;
  /** `{kind: none | flat | per_month_remaining | declining | unknown, amount?, steps?, waivedLastDays?}`; unknown when absent. */
  exitFee?: Record<string, unknown>;
}

export interface PutPreferencesDto {
  preset?: 'balanced' | 'budget' | 'default' | 'eco' | 'flexible';
  weights?: WeightsDto;
  vetoes?: VetoesDto;
}

export interface QualityReportDto {
  actual: number;
  estimated: number;
  substituted: number;
  unknown: number;
  /** Stamped rows without a value: missing, never zero. */
  missing: number;
  movedFromMissingHour: number;
  repeatedHour: number;
  revised: number;
  negative: number;
  suspicious: number;
}

export interface QuotaDto {
  name: 'connections' | 'datasets' | 'recommendations' | 'reports';
  /** null: no limit. */
  limit: number | null;
  used: number;
  /** When counting begins again; null for what is counted by what is there. */
  resetsAt: string | null;
}

export interface QuotasDto {
  tier: 'enterprise' | 'free' | 'pro' | 'team';
  quotas: (QuotaDto)[];
}

export interface RankedPlanDto {
  risks: (RiskDto)[];
  /** Other languages and brands of the same plan, folded into this one. */
  twins: (string)[];
  rank: number;
  id: string;
  name: string;
  supplier: string;
  version: string;
  planType: 'fixed' | 'indexed' | 'tiered' | 'time_of_use' | 'variable';
  /** 0: month to month. */
  contractMonths: number;
  renewablePercent: number | null;
  role: 'best' | 'best_rated' | 'cheapest' | 'greenest' | 'most_flexible' | 'runner_up' | 'safest';
  /** exact: on twelve months of readings fine enough · estimate: on a projected year · range: only bounds are known. */
  basis: 'estimate' | 'exact' | 'range';
  /** Expected cost of a year; null when only a range is known. */
  annualCost: string | null;
  /** Lower end of the 90 % interval, or of the range. */
  low: string;
  high: string;
  /** What the readings of the last twelve months would have cost; null when they do not cover twelve months. */
  lastYearCost: string | null;
  /** Against the current plan over a year; null without one. */
  savings: string | null;
  savingsLow: string | null;
  savingsHigh: string | null;
  /** Savings of the first year less the fee for leaving the current plan today. */
  firstYearNet: string | null;
  breakEvenMonths: number | null;
  probabilityBest: string;
  /** Highest cost over the cheapest plan of the same simulated year. */
  worstRegret: string;
  scores: ScoresDto;
  flips: (FlipDto)[];
  gimmicks: (GimmickDto)[];
  explanation: string;
  months: (BillMonthDto)[];
  enrolUrl: string | null;
  /** The day whose prices were taken. */
  pricedOn: string | null;
  flags: (string)[];
}

export interface RecommendDto {
  /** The day for which offers and charges are taken; today when absent. */
  asOf?: string;
  /** Only this meter; the home's electricity meters together when absent. */
  meterId?: string;
  /** In place of your stored priorities. */
  weights?: WeightsDto;
  /** In place of your stored hard limits. */
  require?: VetoesDto;
  /** Network of the home, such as `tdu:ONCOR`; told from the site or the meter's number when absent. */
  network?: string;
  /** Conditions that you meet: autopay, paperless … */
  conditions?: ('autopay' | 'direct_debit' | 'dual_fuel' | 'equipment' | 'membership' | 'new_customer' | 'online' | 'other' | 'paperless' | 'pay_on_time')[];
}

export interface RecommendationDto {
  profile: UsageProfileDto;
  /** ISO 4217. */
  currency: string | null;
  current: CurrentCostDto | null;
  /** Why the current plan could not be priced, where it could not. */
  currentRefusal: CurrentRefusalDto | null;
  advice: AdviceDto;
  /** The plans that are shown, best first. */
  plans: (RankedPlanDto)[];
  /** Ids of all ranked plans, best first. */
  order: (string)[];
  excluded: (ExcludedPlanDto)[];
  considered: number;
  nextUpload: NextUploadDto | null;
  asOf: string;
  engineVersion: string;
}

export interface RecommendationPage {
  items: (RecommendationSummaryDto)[];
  next: string | null;
}

export interface RecommendationSummaryDto {
  id: string;
  generatedAt: string;
  expiresAt: string;
  advice: 'choose' | 'stay' | 'switch_now' | 'switch_on_date';
  plans: ({ id: string; name: string; annualCost: string | null; savings: string | null })[];
  engineVersion: string;
  inputHash: string;
}

export interface RecommendedDto {
  id: string;
  generatedAt: string;
  expiresAt: string;
  /** The same inputs have the same hash. */
  inputHash: string;
  profile: UsageProfileDto;
  /** ISO 4217. */
  currency: string | null;
  current: CurrentCostDto | null;
  /** Why the current plan could not be priced, where it could not. */
  currentRefusal: CurrentRefusalDto | null;
  advice: AdviceDto;
  /** The plans that are shown, best first. */
  plans: (RankedPlanDto)[];
  /** Ids of all ranked plans, best first. */
  order: (string)[];
  excluded: (ExcludedPlanDto)[];
  considered: number;
  nextUpload: NextUploadDto | null;
  asOf: string;
  engineVersion: string;
}

export interface RefreshDto {
  refreshToken: string;
}

export interface RegisterDto {
  email: string;
  /** At least 10 characters, at most 72 bytes. */
  password: string;
  name: string;
  postcode: string;
  /** ISO 3166 code. */
  country: string;
  /** IANA zone; guessed from country and postcode when absent. */
  timezone?: string;
  /** That usage data may be stored and analysed; without it there is no account. */
  consent: boolean;
}

export interface RegisterReadDto {
  readAt: string;
  meterId: string;
  /** Which counter; what the meter measures by its category when absent. */
  direction?: 'export' | 'import' | 'production';
  /** What the counter showed. */
  value: string;
  /** The number at which the counter began at 0 again since the read before. */
  rolledOverAt?: string;
  /** A new counter, which has nothing to do with the read before. */
  newRegister?: boolean;
  notes?: string;
}

export interface RegisterReadJson {
  id: string;
  meterId: string;
  direction: 'export' | 'import' | 'production';
  readAt: string;
  value: string;
  rolledOverAt: string | null;
  newRegister: boolean;
  notes: string | null;
}

export interface RegisterReadPage {
  items: (RegisterReadJson)[];
  next: string | null;
}

export interface RejectedRowDto {
  line: number;
  reason: string;
}

export interface ReminderDto {
  id: string;
  kind: 'better_plan' | 'contract_end';
  subject: string;
  body: string;
  createdAt: string;
  sentAt: string | null;
}

export interface ReminderPage {
  items: (ReminderDto)[];
  next: string | null;
}

export interface ReminderSettingsDto {
  /** A year's saving from which a better plan is worth a mail, in your currency; null or absent: never. */
  betterPlanSaving?: string | null;
  /** 45, 30, 14 and 7 days before the contract ends. */
  contractEnd: boolean;
}

export interface ReportDto {
  id: string;
  shortCode: string;
  url: string;
  recommendationId: string | null;
  analysisId: string | null;
  hasPassword: boolean;
  expiresAt: string | null;
  revokedAt: string | null;
  viewCount: number;
  createdAt: string;
}

export interface ReportPage {
  items: (ReportDto)[];
  next: string | null;
}

export interface ResetPasswordDto {
  /** The code of the mail. */
  token: string;
  /** At least 10 characters, at most 72 bytes. */
  password: string;
}

export interface RiskDto {
  key: 'credit_cliff' | 'exit_fee' | 'long_contract' | 'loss' | 'low_data' | 'restricted' | 'supplier_rating' | 'teaser' | 'variable_price';
  sentence: string;
}

export interface RoleDto {
  isAdmin: boolean;
}

export interface ScoresDto {
  cost: string;
  flexibility: string;
  renewable: string;
  rating: string;
  composite: string;
}

export interface SeasonalPatternDto {
  season: 'autumn' | 'spring' | 'summer' | 'winter';
  avgDailyKwh: string;
  totalKwh: string;
  percentageOfAnnual: string;
}

export interface ShareDto {
  /** From this instant on the link is gone. */
  expiresAt?: string;
  recommendationId?: string;
  analysisId?: string;
  /** Whoever opens the link has to know it. */
  password?: string;
}

export interface SharedAdviceDto {
  action: 'choose' | 'stay' | 'switch_now' | 'switch_on_date';
  planId: string | null;
  /** The day to switch, or to come back. */
  date: string | null;
  reason: string;
}

export interface SharedAnalysisDto {
  kind: 'analysis';
  shortCode: string;
  views: number;
  profile: SharedProfileDto;
  engineVersion: string;
}

export interface SharedCurrentDto {
  name: string;
  supplier: string;
  /** Null when only a range is known; low and high are then its bounds. */
  annualCost: string | null;
}

export interface SharedPlanDto {
  risks: (RiskDto)[];
  rank: number;
  id: string;
  name: string;
  supplier: string;
  version: string;
  planType: 'fixed' | 'indexed' | 'tiered' | 'time_of_use' | 'variable';
  /** 0: month to month. */
  contractMonths: number;
  renewablePercent: number | null;
  role: 'best' | 'best_rated' | 'cheapest' | 'greenest' | 'most_flexible' | 'runner_up' | 'safest';
  /** exact: on twelve months of readings fine enough · estimate: on a projected year · range: only bounds are known. */
  basis: 'estimate' | 'exact' | 'range';
  /** Expected cost of a year; null when only a range is known. */
  annualCost: string | null;
  /** Lower end of the 90 % interval, or of the range. */
  low: string;
  high: string;
  /** Against the current plan over a year; null without one. */
  savings: string | null;
  savingsLow: string | null;
  savingsHigh: string | null;
  /** Savings of the first year less the fee for leaving the current plan today. */
  firstYearNet: string | null;
  scores: ScoresDto;
  explanation: string;
  months: (BillMonthDto)[];
  enrolUrl: string | null;
}

export interface SharedProfileDto {
  profileType: 'baseline' | 'high_user' | 'seasonal_user' | 'variable_user';
  analysisPeriodStart: string;
  analysisPeriodEnd: string;
  seasonalPatterns: (SeasonalPatternDto)[];
  /** The coming twelve months. */
  projectedAnnualKwh: string;
  /** Lower end of its 90 % interval. */
  projectedAnnualKwhLow: string;
  projectedAnnualKwhHigh: string;
}

export interface SharedRecommendationDto {
  /** ISO 4217. */
  currency: string | null;
  considered: number;
  asOf: string;
  engineVersion: string;
  kind: 'recommendation';
  shortCode: string;
  views: number;
  profile: SharedProfileDto;
  advice: SharedAdviceDto;
  current: SharedCurrentDto | null;
  plans: (SharedPlanDto)[];
}

export interface ShiftDto {
  /** 0–1 */
  share: number;
  from: HoursDto;
  to: HoursDto;
}

export interface SiteCommodityDto {
  commodity: 'electricity' | 'gas' | 'water';
  unit: string;
  total: FlowsDto;
  /** Import less export. */
  net: string;
  /** What was used at the site, however it came there. */
  consumption: string;
  meters: (MeterSumDto)[];
}

export interface SiteDto {
  name: string;
  street?: string;
  city?: string;
  /** State or province: TX, NSW … It picks the seasonal shape. */
  region?: string;
  postcode: string;
  country: string;
  /** Zone of the site, in which its days are cut; told from country and postcode when absent. */
  timezone?: string;
  /** The network that delivers: `tdu:ONCOR` … */
  network?: string;
  industryType?: string;
}

export interface SiteEnergyDto {
  siteId: string;
  from: string | null;
  to: string | null;
  commodities: (SiteCommodityDto)[];
}

export interface SiteJson {
  id: string;
  name: string;
  street: string | null;
  city: string | null;
  region: string | null;
  postcode: string;
  country: string;
  timezone: string;
  network: string | null;
  industryType: string | null;
  createdAt: string;
}

export interface SitePage {
  items: (SiteJson)[];
  next: string | null;
}

export interface SolarDto {
  kwp: number;
  /** A year's yield per kWp; that of the region when absent. */
  kwhPerKwp?: number;
}

export interface SourceDto {
  /** What the provider asks for; kept encrypted and never shown. See GET /sources/providers. */
  credentials: Record<string, unknown>;
  /** Minutes between two polls, 15 to 1440; 60 when absent. */
  updateMinutes?: number;
  meterId: string;
  provider: string;
}

export interface SourceJson {
  id: string;
  meterId: string;
  provider: string;
  updateMinutes: number;
  active: boolean;
  /** waiting: asked to come back later · failing: tried again with growing pauses · refused: needs new credentials. */
  status: 'failing' | 'new' | 'ok' | 'refused' | 'waiting';
  statusDetail: string | null;
  /** In a row. */
  failures: number;
  lastPolledAt: string | null;
  /** End of the newest reading. */
  readUntil: string | null;
  nextPollAt: string;
  createdAt: string;
}

export interface SourcePage {
  items: (SourceJson)[];
  next: string | null;
}

export interface StatsDto {
  commodities: (CommodityStatsDto)[];
}

export interface SupplierDto {
  id: string;
  name: string;
  country: string;
  rating: string | null;
  reviewCount: number | null;
  website: string | null;
  phone: string | null;
}

export interface SupplierPage {
  items: (SupplierDto)[];
  next: string | null;
}

export interface TierDto {
  tier: 'enterprise' | 'free' | 'pro' | 'team';
  /** For the enterprise tier alone. */
  limits?: AgreedLimitsDto;
}

export interface TokensDto {
  /** For the Authorization header: `Bearer …`. */
  accessToken: string;
  /** Good once, for POST /auth/refresh. */
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
}

export interface TotalsDto {
  import?: string;
  export?: string;
  production?: string;
  house?: string;
  submeter?: string;
}

export interface UnlockDto {
  /** The password of the report. */
  password: string;
}

export interface UploadDto {
  /** The file as it was downloaded from the utility or the meter portal. */
  file: Blob;
  /** The meter that the readings belong to; found by the file's meter id, or made, when absent. */
  meterId?: string;
  /** Zone of the file's clock. */
  timezone?: string;
  /** Unit of the values: kWh, Wh, kW or W. */
  unit?: 'W' | 'Wh' | 'kW' | 'kWh';
  /** Only this meter id of the file. */
  meter?: string;
  /** Order of the day and the month in dates such as 03/04/2026. */
  dateOrder?: 'dmy' | 'mdy';
  /** Which of two contradicting readings to keep: within the file its `first` or `last`; against what is stored already the `old` or the `new` one, which within the file are the first and the last. */
  keep?: 'first' | 'last' | 'new' | 'old';
}

export interface UploadOptions {
  /** The meter that the readings belong to; found by the file's meter id, or made, when absent. */
  meterId?: string;
  /** Zone of the file's clock. */
  timezone?: string;
  /** Unit of the values: kWh, Wh, kW or W. */
  unit?: 'W' | 'Wh' | 'kW' | 'kWh';
  /** Only this meter id of the file. */
  meter?: string;
  /** Order of the day and the month in dates such as 03/04/2026. */
  dateOrder?: 'dmy' | 'mdy';
  /** Which of two contradicting readings to keep: within the file its `first` or `last`; against what is stored already the `old` or the `new` one, which within the file are the first and the last. */
  keep?: 'first' | 'last' | 'new' | 'old';
}

export interface UploadedDto {
  channels: (ChannelReportDto)[];
  /** The first of the rows that were counted once. */
  dropped: (DroppedRowDto)[];
  conflicts: (ConflictDto)[];
  /** The first of them. */
  rejected: (RejectedRowDto)[];
  clockChangeDays: (ClockChangeDayDto)[];
  /** Everything assumed or adjusted, one plain sentence each. */
  notes: (string)[];
  datasetId: string;
  meterId: string | null;
  /** Days that are new or changed. */
  daysStored: number;
  format: string;
  encoding: string;
  timezone: string;
  timezoneFrom: 'assumed' | 'file' | 'option';
  /** What a time in the file marks of its reading. */
  stamp: 'end' | 'register' | 'start';
  readings: number;
  intervalMinutes: number | null;
  first: string | null;
  last: string | null;
  totals: TotalsDto;
  commodity: 'electricity' | 'gas' | 'water' | null;
  unit: string | null;
  gaps: number;
  duplicates: number;
  /** In all. */
  rejectedRows: number;
  quality: QualityReportDto;
}

export interface UsagePointDto {
  /** The day, or the first day of the month. */
  start: string;
  direction: 'export' | 'house' | 'import' | 'production' | 'submeter';
  total: string;
  /** Days with readings. */
  days: number;
  /** Some of it is estimated, or shared out from a longer period. */
  estimated: boolean;
}

export interface UsageProfileDto {
  notes: (string)[];
  profileType: 'baseline' | 'high_user' | 'seasonal_user' | 'variable_user';
  analysisPeriodStart: string;
  analysisPeriodEnd: string;
  statistics: UsageStatisticsDto;
  seasonalPatterns: (SeasonalPatternDto)[];
  /** Null when the readings are not sub-daily. */
  peakAnalysis: PeakAnalysisDto | null;
  /** The coming twelve months. */
  projectedAnnualKwh: string;
  /** Lower end of its 90 % interval. */
  projectedAnnualKwhLow: string;
  projectedAnnualKwhHigh: string;
  projectedMonthlyKwh: (MonthProjectionDto)[];
  dataQuality: DataQualityDto;
  /** 0–1: one minus the tested half-width of the 90 % interval, as a share of the year. */
  confidenceScore: string;
}

export interface UsageReportDto {
  channels: (ChannelReportDto)[];
  /** The first of the rows that were counted once. */
  dropped: (DroppedRowDto)[];
  conflicts: (ConflictDto)[];
  /** The first of them. */
  rejected: (RejectedRowDto)[];
  clockChangeDays: (ClockChangeDayDto)[];
  /** Everything assumed or adjusted, one plain sentence each. */
  notes: (string)[];
  format: string;
  encoding: string;
  timezone: string;
  timezoneFrom: 'assumed' | 'file' | 'option';
  /** What a time in the file marks of its reading. */
  stamp: 'end' | 'register' | 'start';
  readings: number;
  intervalMinutes: number | null;
  first: string | null;
  last: string | null;
  totals: TotalsDto;
  commodity: 'electricity' | 'gas' | 'water' | null;
  unit: string | null;
  gaps: number;
  duplicates: number;
  /** In all. */
  rejectedRows: number;
  quality: QualityReportDto;
}

export interface UsageStatisticsDto {
  totalKwh: string;
  avgDailyKwh: string;
  /** avgDailyKwh × 365.25 / 12. */
  avgMonthlyKwh: string;
  minDailyKwh: string;
  maxDailyKwh: string;
  /** Standard deviation of the daily totals. */
  stdDevKwh: string;
  coefficientOfVariation: string;
}

export interface VetoesDto {
  maxContractMonths?: number;
  /** Per cent. */
  minRenewablePercent?: number;
  noVariablePrice?: boolean;
  noPrepaid?: boolean;
  /** 0–5 */
  minSupplierRating?: number;
}

export interface WeightsDto {
  cost: number;
  flexibility: number;
  renewable: number;
  rating: number;
}

export interface WhatIfDto {
  weights?: WeightsDto;
  require?: VetoesDto;
  shift?: ShiftDto;
  ev?: ElectricCarDto;
  heatPump?: HeatPumpDto;
  solar?: SolarDto;
  battery?: BatteryDto;
}

/** Every operation of the service below /api/v1. */
export interface Operations {
  'POST /auth/register': { body: RegisterDto; answer: LoggedInDto };
  'POST /auth/login': { body: LoginDto; answer: LoggedInDto };
  'POST /auth/refresh': { body: RefreshDto; answer: TokensDto };
  'POST /auth/logout': { answer: undefined };
  'GET /auth/me': { answer: ProfileDto };
  'POST /auth/password': { body: ChangePasswordDto; answer: undefined };
  'POST /auth/password-reset': { body: AskResetDto; answer: undefined };
  'POST /auth/password-reset/confirm': { body: ResetPasswordDto; answer: undefined };
  'GET /users/me': { answer: ProfileDto };
  'PATCH /users/me': { body: ChangeProfileDto; answer: ProfileDto };
  'DELETE /users/me': { answer: undefined };
  'GET /users/me/export': { answer: undefined };
  'GET /users/me/preferences': { answer: PreferencesDto };
  'PUT /users/me/preferences': { body: PutPreferencesDto; answer: PreferencesDto };
  'GET /users/me/current-plan': { answer: CurrentPlanDto };
  'PUT /users/me/current-plan': { body: PutCurrentPlanDto; answer: CurrentPlanDto };
  'DELETE /users/me/current-plan': { answer: undefined };
  'GET /plans': { query?: { maxTerm?: number; q?: string; region?: string; country?: string; type?: 'fixed' | 'indexed' | 'tiered' | 'time_of_use' | 'variable'; supplier?: string; minRenewable?: number; prepaid?: boolean; limit?: number; cursor?: string }; answer: PlanPage };
  'GET /plans/{id}': { path: { id: string }; answer: PlanDto };
  'GET /plans/{id}/versions': { path: { id: string }; answer: PlanVersionsDto };
  'GET /suppliers': { query?: { country?: string; limit?: number; cursor?: string }; answer: SupplierPage };
  'POST /plans/imports': { query?: { dryRun?: boolean; retireMissing?: boolean }; body: Record<string, unknown>; answer: ImportDto };
  'POST /plans/{id}/retire': { path: { id: string }; answer: undefined };
  'GET /schemas/rate-structure': { answer: Record<string, unknown> };
  'GET /schemas/receipt': { answer: Record<string, unknown> };
  'GET /admin/users': { query?: { email?: string; limit?: number; cursor?: string }; answer: AccountPage };
  'PUT /admin/users/{id}/tier': { path: { id: string }; body: TierDto; answer: undefined };
  'PUT /admin/users/{id}/role': { path: { id: string }; body: RoleDto; answer: undefined };
  'GET /admin/audit-log': { query?: { limit?: number; cursor?: string }; answer: AuditPage };
  'GET /users/me/quotas': { answer: QuotasDto };
  'POST /usage/uploads': { body: UploadDto; answer: UploadedDto };
  'GET /usage/days': { query?: { from?: string; to?: string; meterId?: string; direction?: 'export' | 'house' | 'import' | 'production' | 'submeter'; readings?: boolean; limit?: number; cursor?: string }; answer: DayPage };
  'GET /usage/stats': { query?: { meterId?: string }; answer: StatsDto };
  'POST /usage/entries': { body: EntryDto; answer: DayDto };
  'GET /usage/entries/{id}': { path: { id: string }; answer: DayDto };
  'PATCH /usage/entries/{id}': { path: { id: string }; body: ChangeEntryDto; answer: DayDto };
  'DELETE /usage/entries/{id}': { path: { id: string }; answer: undefined };
  'POST /usage/register-reads': { body: RegisterReadDto; answer: RegisterReadJson };
  'GET /usage/register-reads': { query?: { limit?: number; cursor?: string; meterId: string }; answer: RegisterReadPage };
  'GET /usage/register-reads/{id}': { path: { id: string }; answer: RegisterReadJson };
  'PATCH /usage/register-reads/{id}': { path: { id: string }; body: ChangeRegisterReadDto; answer: RegisterReadJson };
  'DELETE /usage/register-reads/{id}': { path: { id: string }; answer: undefined };
  'GET /datasets': { query?: { limit?: number; cursor?: string }; answer: DatasetPage };
  'GET /datasets/{id}': { path: { id: string }; answer: DatasetDetailDto };
  'DELETE /datasets/{id}': { path: { id: string }; answer: undefined };
  'GET /datasets/{id}/file': { path: { id: string }; answer: undefined };
  'POST /sites': { body: SiteDto; answer: SiteJson };
  'GET /sites': { query?: { limit?: number; cursor?: string }; answer: SitePage };
  'GET /sites/{id}': { path: { id: string }; answer: SiteJson };
  'PATCH /sites/{id}': { path: { id: string }; body: ChangeSiteDto; answer: SiteJson };
  'DELETE /sites/{id}': { path: { id: string }; answer: undefined };
  'GET /sites/{id}/energy': { path: { id: string }; query?: { from?: string; to?: string }; answer: SiteEnergyDto };
  'POST /meters': { body: MeterDto; answer: MeterJson };
  'GET /meters': { query?: { limit?: number; cursor?: string; siteId?: string }; answer: MeterPage };
  'GET /meters/{id}': { path: { id: string }; answer: MeterJson };
  'PATCH /meters/{id}': { path: { id: string }; body: ChangeMeterDto; answer: MeterJson };
  'DELETE /meters/{id}': { path: { id: string }; answer: undefined };
  'GET /meters/{id}/usage': { path: { id: string }; query?: { from?: string; to?: string; by?: 'day' | 'month' }; answer: MeterUsageDto };
  'GET /meters/{id}/gaps': { path: { id: string }; query?: { from?: string; to?: string }; answer: MeterGapsDto };
  'GET /meters/{id}/latest': { path: { id: string }; answer: MeterLatestDto };
  'POST /recommendations': { body: RecommendDto; answer: RecommendedDto };
  'GET /recommendations': { query?: { limit?: number; cursor?: string }; answer: RecommendationPage };
  'GET /recommendations/{id}': { path: { id: string }; answer: RecommendedDto };
  'GET /recommendations/{id}/receipt': { path: { id: string }; answer: Record<string, unknown> };
  'GET /recommendations/{id}/input': { path: { id: string }; answer: Record<string, unknown> };
  'POST /recommendations/{id}/what-if': { path: { id: string }; body: WhatIfDto; answer: RecommendationDto };
  'POST /users/me/current-plan/bill-check': { body: BillCheckDto; answer: BillCheckResultDto };
  'POST /feedback': { body: GiveFeedbackDto; answer: FeedbackDto };
  'GET /feedback': { query?: { limit?: number; cursor?: string }; answer: FeedbackPage };
  'GET /feedback/statistics': { answer: FeedbackStatisticsDto };
  'GET /feedback/search': { query?: { minRating?: number; maxRating?: number; q?: string; type?: 'did_not_select' | 'helpful' | 'not_helpful' | 'other' | 'selected'; plan?: string; limit?: number; cursor?: string }; answer: FoundFeedbackPage };
  'GET /feedback/export': { query?: { minRating?: number; maxRating?: number; q?: string; type?: 'did_not_select' | 'helpful' | 'not_helpful' | 'other' | 'selected'; plan?: string }; answer: undefined };
  'GET /users/me/preferences/learned': { answer: LearnedWeightsDto };
  'POST /analyses': { body: AnalyseDto; answer: AnalysisDto };
  'GET /analyses': { query?: { limit?: number; cursor?: string }; answer: AnalysisPage };
  'GET /analyses/{id}': { path: { id: string }; answer: AnalysisDto };
  'DELETE /analyses/{id}': { path: { id: string }; answer: undefined };
  'POST /analyses/{id}/run': { path: { id: string }; answer: AnalysisDto };
  'POST /reports': { body: ShareDto; answer: ReportDto };
  'GET /reports': { query?: { limit?: number; cursor?: string }; answer: ReportPage };
  'GET /reports/{id}': { path: { id: string }; answer: ReportDto };
  'DELETE /reports/{id}': { path: { id: string }; answer: undefined };
  'GET /sources/providers': { answer: (ProviderJson)[] };
  'POST /sources': { body: SourceDto; answer: SourceJson };
  'GET /sources': { query?: { limit?: number; cursor?: string; meterId?: string }; answer: SourcePage };
  'GET /sources/{id}': { path: { id: string }; answer: SourceJson };
  'PATCH /sources/{id}': { path: { id: string }; body: ChangeSourceDto; answer: SourceJson };
  'DELETE /sources/{id}': { path: { id: string }; answer: undefined };
  'POST /sources/{id}/test': { path: { id: string }; answer: ConnectionTestDto };
  'POST /sources/{id}/poll': { path: { id: string }; answer: SourceJson };
  'GET /reminders': { query?: { limit?: number; cursor?: string }; answer: ReminderPage };
  'GET /reminders/settings': { answer: ReminderSettingsDto };
  'PUT /reminders/settings': { body: ReminderSettingsDto; answer: ReminderSettingsDto };
}

