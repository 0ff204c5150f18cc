/** Usage files of the sizes people upload, and a big one that must be read as a stream. */
import { plural } from '../cli/format.js';
import { DEMO_TIMEZONE, householdReadings } from '../demo/household.js';
import { smartMeterTexasCsv } from '../demo/smart-meter-texas.js';
import { readUsage } from '../readers/read-usage.js';
import { medianTimeAsync, type Bench, type Figure } from './bench.js';
import { HOURS } from './loads.js';

const text = new TextEncoder();

async function read(source: Uint8Array | AsyncIterable<Uint8Array>, fileName: string): Promise<number> {
  const readout = await readUsage(source, { fileName, timezone: DEMO_TIMEZONE });
  if (!readout.ok) throw new Error(readout.refusal.detail);
  return readout.report.readings;
}

/** A Green Button feed of hourly readings. */
function greenButton(): string {
  const readings = Array.from(
    HOURS.registers.general,
    (mwh, i) =>
      `<IntervalReading><timePeriod><duration>3600</duration><start>${HOURS.timeline.starts[i]}</start></timePeriod><value>${mwh / 1000}</value></IntervalReading>`,
  ).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><entry><content><ReadingType xmlns="http://naesb.org/espi"><flowDirection>1</flowDirection><intervalLength>3600</intervalLength><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom></ReadingType></content></entry>
<entry><content><IntervalBlock xmlns="http://naesb.org/espi"><interval><duration>${3600 * HOURS.timeline.starts.length}</duration><start>${HOURS.timeline.starts[0]}</start></interval>
${readings}
</IntervalBlock></content></entry></feed>`;
}

const NEM12_BYTES = 100e6;

/** NEM12 days of many meters in chunks, made as they are read. */
async function* nem12(): AsyncIterable<Uint8Array> {
  const values = Array.from({ length: 48 }, (_, i) => (0.1 + (i % 12) / 40).toFixed(3)).join(',');
  let bytes = 0;
  yield text.encode('100,NEM12,202501010000,MDP,RETAILER\n');
  for (let meter = 0; bytes < NEM12_BYTES; meter++) {
    const lines = [`200,${String(4102000000 + meter)},E1,E1,E1,,METER${meter},KWH,30,`];
    for (let day = 0; day < 365 * 3; day++) {
      const date = new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '');
      lines.push(`300,${date},${values},A,,,,`);
    }
    const chunk = text.encode(`${lines.join('\n')}\n`);
    bytes += chunk.length;
    yield chunk;
  }
  yield text.encode('900\n');
}

async function bigFile(): Promise<Figure[]> {
  let bytes = 0;
  let peak = 0;
  async function* watched(): AsyncIterable<Uint8Array> {
    for await (const chunk of nem12()) {
      bytes += chunk.length;
      peak = Math.max(peak, process.memoryUsage().rss);
      yield chunk;
    }
  }
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const begin = performance.now();
  const readings = await read(watched(), 'big.nem12.csv');
  const seconds = (performance.now() - begin) / 1000;
  peak = Math.max(peak, process.memoryUsage().rss);
  const name = `NEM12 of ${Math.round(bytes / 1e6)} MB, streamed`;
  return [
    { name, value: bytes / 1e6 / seconds, unit: 'MB/s', note: plural(readings, 'reading') },
    {
      name: `${name}: growth of resident memory`,
      value: (peak - before) / 1e6,
      unit: 'MB',
      note: `the readings themselves take ${Math.round((readings * 25) / 1e6)} MB`,
    },
  ];
}

export const parseUsage: Bench = {
  name: 'parse-usage',
  run: async () => {
    const csv = text.encode(smartMeterTexasCsv(householdReadings(), DEMO_TIMEZONE));
    const xml = text.encode(greenButton());
    return [
      {
        name: 'Smart Meter Texas CSV, 35,040 rows',
        value: await medianTimeAsync(
          () => csv,
          (bytes) => read(bytes, 'IntervalData.csv'),
        ),
        unit: 'ms',
        target: '≤ 80 ms',
      },
      {
        name: 'Green Button XML, 8,760 readings',
        value: await medianTimeAsync(
          () => xml,
          (bytes) => read(bytes, 'usage.xml'),
        ),
        unit: 'ms',
        target: '≤ 60 ms',
      },
      ...(await bigFile()),
    ];
  },
};
