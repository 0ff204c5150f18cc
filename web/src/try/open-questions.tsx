/** What a file can leave open: its clock, the unit, the meter, which of two contradicting rows counts. */
import { useState } from 'react';
import type { ReadOptions } from '../../../src/readers/book/book';
import { S } from '../strings';
import { SelectField } from '../ui/field';

const ZONES = Intl.supportedValuesOf('timeZone');
const UNITS = ['kWh', 'Wh', 'kW', 'W'] as const;

export function ZoneQuestion({ zone, answer }: { zone: string; answer: (options: ReadOptions) => void }) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([zone, here, ...ZONES])];
  return (
    <SelectField
      label={S.check.zoneQuestion}
      hint={S.check.zoneWhy}
      value={zone}
      onChange={(event) => answer({ timezone: event.target.value })}
      options={zones.map((name) => [name, name.replaceAll('_', ' ')] as const)}
    />
  );
}

export function UnitQuestion({ answer }: { answer: (options: ReadOptions) => void }) {
  const [unit, setUnit] = useState<string>(UNITS[0]);
  return (
    <div className="row row--end">
      <SelectField
        label={S.check.unit}
        value={unit}
        onChange={(event) => setUnit(event.target.value)}
        options={UNITS.map((name) => [name, name] as const)}
      />
      <button type="button" className="button" onClick={() => answer({ unit })}>
        {S.check.again}
      </button>
    </div>
  );
}

export function ConflictQuestion({ answer }: { answer: (options: ReadOptions) => void }) {
  return (
    <div className="stack stack--tight">
      <h2>{S.check.conflict}</h2>
      <div className="row">
        <button type="button" className="button" onClick={() => answer({ keep: 'first' })}>
          {S.check.keepFirst}
        </button>
        <button type="button" className="button button--quiet" onClick={() => answer({ keep: 'last' })}>
          {S.check.keepLast}
        </button>
      </div>
    </div>
  );
}
