/** `treebeard inspect FILE`: how a usage file was understood. */
import { dayText } from '../engine/calendar/civil.js';
import { wallClock } from '../engine/calendar/zone.js';
import { PORTALS } from '../readers/portals.js';
import type { UsageReport } from '../readers/read-usage.js';
import { count, kwhFormat, plural } from './format.js';
import { formatTable } from './table.js';
import { loadReadings, UsageRefused, type UsageWords } from './usage-input.js';
import { CliFailure } from './failure.js';

interface InspectOptions extends UsageWords {
  readonly json?: boolean;
}

/** Rejected rows and clock-change days that people see; `--json` lists all. */
const SHOWN = 10;

export async function inspect(file: string, options: InspectOptions): Promise<void> {
  const { report } = await loadReadings(file, options).catch((error: unknown) => {
    throw error instanceof UsageRefused ? withPortals(error) : error;
  });
  console.log(options.json ? JSON.stringify(report, null, 2) : describeReport(report));
}

/** Where a file held no readings and did not show whose it is: the portals of every place. */
function withPortals(failure: UsageRefused): CliFailure {
  const { reason, detail } = failure.refusal;
  if (reason !== 'unknown_format' && reason !== 'no_readings') return failure;
  if (PORTALS.some(({ how }) => detail.includes(how))) return failure;
  const rows = PORTALS.map(({ place, how }) => [place, how]);
  return new CliFailure(
    `${failure.message}\n\n${formatTable([{ title: 'place' }, { title: 'how to export', wrap: 100 }], rows)}`,
  );
}

/** The report in words and one table. */
export function describeReport(report: UsageReport): string {
  const zoneFrom = { file: 'the file says so', option: 'as you said', assumed: 'assumed' }[
    report.timezoneFrom
  ];
  const interval = report.intervalMinutes === null ? '' : ` of ${intervalName(report.intervalMinutes)}`;
  const lines = [
    `${report.format}, ${report.encoding}`,
    `${plural(report.readings, 'reading')}${interval}, ${localTime(report.first, report.timezone)} to ${localTime(report.last, report.timezone)}`,
    `time zone ${report.timezone} (${zoneFrom}); times in the file mark the ${report.stamp} of each reading`,
    '',
    channelTable(report),
    '',
    ...qualityLines(report),
    ...clockChangeLines(report),
    ...listed('Notes', report.notes),
    ...rejectedLines(report),
  ];
  return lines.join('\n').trimEnd();
}

/** An instant as the home's clock shows it, to the minute. */
function localTime(instant: string | null, timezone: string): string {
  if (instant === null) return 'nothing';
  const { day, second } = wallClock(timezone, new Date(instant).getTime() / 1000);
  const time = new Date(second * 1000).toISOString().slice(11, 16);
  return `${dayText(day)} ${time}`;
}

const intervalName = (minutes: number): string =>
  minutes % 1440 === 0 ? plural(minutes / 1440, 'day') : minutes === 60 ? 'one hour' : `${minutes} minutes`;

function channelTable(report: UsageReport): string {
  return formatTable(
    [
      { title: 'meter' },
      { title: 'register' },
      { title: 'direction' },
      { title: 'readings', align: 'right' },
      { title: 'gaps', align: 'right' },
      { title: 'total', align: 'right' },
    ],
    report.channels.map((channel) => [
      channel.meter,
      channel.role === 'general'
        ? channel.register
        : `${channel.register} (${channel.role.replace('_', ' ')})`.trim(),
      channel.direction,
      count(channel.readings),
      count(channel.gaps),
      `${kwhFormat(channel.total)} ${channel.unit}`,
    ]),
  );
}

function qualityLines({ quality, gaps, duplicates }: UsageReport): string[] {
  const facts = [
    quality.estimated + quality.substituted > 0 &&
      `${plural(quality.estimated + quality.substituted, 'estimated reading')}`,
    quality.missing > 0 && `${plural(quality.missing, 'row')} without a value`,
    gaps > 0 && plural(gaps, 'gap'),
    duplicates > 0 && `${plural(duplicates, 'repeated row')} counted once`,
    quality.revised > 0 && `${plural(quality.revised, 'reading')} replaced by a later revision`,
    quality.movedFromMissingHour > 0 &&
      `${plural(quality.movedFromMissingHour, 'reading')} moved out of an hour that does not exist`,
    quality.negative > 0 &&
      `${plural(quality.negative, 'negative reading')} read as energy given to the grid`,
    quality.suspicious > 0 && `${plural(quality.suspicious, 'reading')} implausibly high`,
  ].filter((fact) => fact !== false);
  return [`Quality: ${facts.length > 0 ? facts.join(', ') : 'complete, nothing had to be changed'}`];
}

function clockChangeLines(report: UsageReport): string[] {
  if (report.clockChangeDays.length === 0) return [];
  const days = report.clockChangeDays
    .slice(0, SHOWN)
    .map(
      ({ day, expected, found }) =>
        `${day} (${found === expected ? found : `${found} of ${expected}`} hours)`,
    );
  return [`Clock changes: ${days.join(', ')}`];
}

const listed = (title: string, sentences: readonly string[]): string[] =>
  sentences.length === 0 ? [] : ['', title, ...sentences.map((sentence) => `  - ${sentence}`)];

function rejectedLines({ rejected, rejectedRows }: UsageReport): string[] {
  const rest = rejectedRows - Math.min(SHOWN, rejected.length);
  return listed(`Rejected rows (${count(rejectedRows)})`, [
    ...rejected.slice(0, SHOWN).map(({ line, reason }) => `line ${line}: ${reason}`),
    ...(rest > 0 ? [`and ${plural(rest, 'row')} more; --json lists them`] : []),
  ]).filter(() => rejectedRows > 0);
}
