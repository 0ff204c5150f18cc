import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface Attempts {
  /** In this window, this one included. */
  readonly attempts: number;
  /** Until the window ends. */
  readonly secondsLeft: number;
}

/** Counts what is limited, in the database: for all processes together. */
@Injectable()
export class AttemptCounter {
  constructor(private readonly source: DataSource) {}

  /** @param what is attempted, and by whom or on what; only its hash is stored */
  async count(what: string, windowSeconds: number): Promise<Attempts> {
    const key = createHash('sha256').update(what).digest();
    const [row] = (await this.source.query(
      'select attempts, seconds_left as "secondsLeft" from count_attempt($1, $2)',
      [key, windowSeconds],
    )) as [Attempts];
    return row;
  }
}
