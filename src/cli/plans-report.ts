/** A checked catalog for people: how much of it can be used, what cannot and why, and what to know of the rest. */
import type { AppraisedRecord } from '../importers/appraise.js';
import { type CatalogCheck, tally } from './catalog-check.js';
import { count, plural } from './format.js';
import { formatTable, wrapText } from './table.js';

export function describeCatalog(check: CatalogCheck): string {
  const refused = check.records.filter(({ status }) => status === 'refused');
  const suspicious = refused.filter(({ reason }) => reason === 'suspicious_value');
  return [
    sourceTable(check),
    ...refusals(refused.filter(({ reason }) => reason !== 'suspicious_value')),
    ...section('kept apart until somebody has looked', suspicious),
    ...notReproduced(check),
    ...folded(check),
    ...outOfDate(check),
    ...flags(check),
    ...skipped(check),
    '',
    `${plural(check.catalog.plans.length, 'plan')} to choose from`,
  ].join('\n');
}

function sourceTable({ sources }: CatalogCheck): string {
  const right = { align: 'right' } as const;
  const row = (name: string, figures: readonly number[], compared: number, reproduced: number): string[] => [
    name,
    ...figures.map(count),
    compared > 0 ? `${count(reproduced)} of ${count(compared)}` : '',
  ];
  const sum = (pick: (source: (typeof sources)[number]) => number): number =>
    sources.reduce((total, source) => total + pick(source), 0);
  return formatTable(
    [
      { title: 'catalog' },
      { title: 'records', ...right },
      { title: 'priced', ...right },
      { title: 'estimated', ...right },
      { title: 'refused', ...right },
      { title: 'published figures reproduced', ...right },
    ],
    sources.map((source) =>
      row(
        source.catalog,
        [source.records, source.priced, source.estimated, source.refused],
        source.figuresCompared,
        source.figuresReproduced,
      ),
    ),
    sources.length > 1
      ? [
          row(
            'together',
            [
              sum((one) => one.records),
              sum((one) => one.priced),
              sum((one) => one.estimated),
              sum((one) => one.refused),
            ],
            sum((one) => one.figuresCompared),
            sum((one) => one.figuresReproduced),
          ),
        ]
      : [],
  );
}

/** Why records were refused, the most frequent reason first. */
function refusals(refused: readonly AppraisedRecord[]): string[] {
  const reasons = Object.entries(tally(refused.map(({ reason }) => reason ?? 'unsupported')));
  return reasons
    .sort(([, a], [, b]) => b - a)
    .flatMap(([reason]) =>
      section(
        reason.replaceAll('_', ' '),
        refused.filter((record) => record.reason === reason),
      ),
    );
}

/** An explanation is shown with this many of its records; --json lists them all. */
const EXAMPLES = 3;
const WIDTH = 116;
const INDENT = ' '.repeat(9);

/** The records of one reason by what is said of them. */
function section(title: string, records: readonly AppraisedRecord[]): string[] {
  if (records.length === 0) return [];
  const kinds = new Map<string, AppraisedRecord[]>();
  for (const record of records) {
    const kind = withoutParticulars(record.detail ?? '');
    kinds.set(kind, [...(kinds.get(kind) ?? []), record]);
  }
  return [
    '',
    `${title}: ${count(records.length)}`,
    ...[...kinds.values()].sort((a, b) => b.length - a.length).flatMap(explained),
  ];
}

/** What explanations have in common that differ in a name or a number. */
const withoutParticulars = (detail: string): string =>
  detail.replace(/"[^"]*"/g, '""').replace(/-?\d[\d.,:]*/g, '0');

function explained(records: readonly AppraisedRecord[]): string[] {
  const [first] = records;
  const varies = records.some(({ detail }) => detail !== first!.detail);
  const where = first!.pointer ? ` (${first!.pointer})` : '';
  const more = records.length > EXAMPLES ? `; … ${count(records.length - EXAMPLES)} more` : '';
  const examples = records
    .slice(0, EXAMPLES)
    .map(({ id, name }) => (id === name ? id : `${id} ${name}`))
    .join('; ');
  const [line, ...rest] = wrapText(
    `${first!.detail}${where}${varies ? ', and the like' : ''}`,
    WIDTH - INDENT.length,
  );
  return [
    `${count(records.length).padStart(7)}  ${line}`,
    ...[...rest, ...wrapText(examples + more, WIDTH - INDENT.length - 2).map((text) => `  ${text}`)].map(
      (text) => INDENT + text,
    ),
  ];
}

const notReproduced = ({ wrongFigures }: CatalogCheck): string[] =>
  wrongFigures.length === 0
    ? []
    : [
        '',
        `published figures that are not reproduced: ${count(wrongFigures.length)}`,
        ...wrongFigures.map(
          ({ record, check }) =>
            `${INDENT}${record.id} ${record.name}: ${check.what}, published ${check.published}, computed ${check.computed}`,
        ),
      ];

const FOLDS: Readonly<Record<string, string>> = {
  language: 'in another language',
  older_version: 'in an older version',
  duplicate: 'word for word',
  region: 'for another network',
};

function folded({ catalog }: CatalogCheck): string[] {
  const ways = Object.entries(tally(catalog.folded.map(({ reason }) => reason)));
  if (ways.length === 0) return [];
  const words = ways.map(([reason, number]) => `${count(number)} ${FOLDS[reason] ?? reason}`);
  return ['', `listed more than once, and counted once: ${words.join(', ')}`];
}

function outOfDate({ outOfDate: list, asOf }: CatalogCheck): string[] {
  const ended = list.filter((one) => one.ended).length;
  const old = list.length - ended;
  return list.length === 0
    ? []
    : [
        '',
        `out of date on ${asOf}: ${[
          ...(ended > 0 ? [`${plural(ended, 'offer')} ended before`] : []),
          ...(old > 0 ? [`${plural(old, 'plan')} with prices older than three years`] : []),
        ].join(', ')}`,
      ];
}

function flags({ catalog }: CatalogCheck): string[] {
  const known = Object.entries(tally(catalog.plans.flatMap((plan) => [...plan.flags])));
  if (known.length === 0) return [];
  return [
    '',
    'to know of the plans:',
    ...known
      .sort(([, a], [, b]) => b - a)
      .map(([flag, number]) => `${count(number).padStart(7)}  ${flag.replaceAll('_', ' ')}`),
  ];
}

function skipped({ catalog }: CatalogCheck): string[] {
  const kinds = new Map<string, { first: string; number: number }>();
  for (const { file, detail } of catalog.skipped) {
    const kind = `${file} ${withoutParticulars(detail)}`;
    const known = kinds.get(kind);
    kinds.set(kind, { first: known?.first ?? `${file}: ${detail}`, number: (known?.number ?? 0) + 1 });
  }
  if (kinds.size === 0) return [];
  return [
    '',
    'passed over:',
    ...[...kinds.values()].map(
      ({ first, number }) =>
        `${INDENT}${first}${number > 1 ? `, and ${count(number - 1)} more of the kind` : ''}`,
    ),
  ];
}
