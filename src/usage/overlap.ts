/** Readings of a file that contradict stored ones, gathered over a channel and named in one problem. */
import { kwhText } from '../engine/money.js';
import type { Channel } from '../engine/series/usage.js';
import { Problem } from '../http/problem.js';
import type { Contradiction } from './merged-day.js';

/** Contradictions that are listed one by one. */
const LISTED = 20;

export class Overlap {
  private readonly listed: Contradiction[] = [];
  private count = 0;

  constructor(private readonly channel: Pick<Channel, 'direction' | 'register' | 'unit'>) {}

  add(contradictions: readonly Contradiction[]): void {
    this.count += contradictions.length;
    this.listed.push(...contradictions.slice(0, LISTED - this.listed.length));
  }

  /** @throws Problem 409 when there are any */
  settle(): void {
    if (this.count === 0) return;
    const { direction, register, unit } = this.channel;
    const flow = register ? `${direction} ${register}` : direction;
    const one = this.count === 1;
    throw new Problem(
      409,
      'usage-overlap',
      `${this.count} ${one ? 'reading' : 'readings'} of ${flow} in this file ${one ? 'differs' : 'differ'} from what is stored for the same time, ` +
        'and no revision date says which is newer. Nothing was stored. Send the file again with keep=old to keep what is stored, ' +
        'or keep=new to replace it.',
      {
        errors: this.listed.map(({ start, stored, given }) => ({
          pointer: '/keep',
          detail: `${start}: ${kwhText(stored)} ${unit} is stored, ${kwhText(given)} ${unit} in the file`,
        })),
        members: { contradictions: this.count },
      },
    );
  }
}
