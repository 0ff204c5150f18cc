import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { passwordMatches } from '../auth/passwords.js';
import { AttemptCounter } from '../http/attempts.js';
import { notFound, Problem } from '../http/problem.js';
import { SHORT_CODE } from './short-code.js';
import type { Snapshot } from './snapshot.js';

export interface SharedReport {
  readonly snapshot: Snapshot;
  readonly views: number;
}

const WINDOW_SECONDS = 60;
/** Guesses a minute from one address, and from all together: a password of ten letters outlives both. */
const GUESSES_PER_ADDRESS = 10;
const GUESSES_PER_REPORT = 100;

const gone = (): Problem => new Problem(410, 'report-gone', 'This report has expired or was taken back.');
const locked = (): Problem => new Problem(401, 'report-locked', 'This report is protected by a password.');

/** What a link shows to whoever has it. */
@Injectable()
export class SharedReportService {
  constructor(
    private readonly source: DataSource,
    private readonly attempts: AttemptCounter,
  ) {}

  /**
   * Opens a report and counts the view.
   * @throws Problem 401 without the password it needs, 404 for an unknown code, 410 once it is gone, 429 after many guesses
   */
  async open(code: string, password: string | undefined, address: string): Promise<SharedReport> {
    await this.admit(code, password, address);
    const [shown] = (await this.source.query('select snapshot, views from view_report($1)', [
      code,
    ])) as SharedReport[];
    if (!shown) throw gone();
    return shown;
  }

  /** Whether it would open; nothing is shown or counted. @throws Problem as `open` */
  async admit(code: string, password: string | undefined, address: string): Promise<void> {
    if (!SHORT_CODE.test(code)) throw notFound();
    const [report] = (await this.source.query('select password_hash as hash, gone from shared_report($1)', [
      code,
    ])) as { hash: string | null; gone: boolean }[];
    if (!report) throw notFound();
    if (report.gone) throw gone();
    if (report.hash !== null) await this.unlock(code, report.hash, password, address);
  }

  private async unlock(
    code: string,
    hash: string,
    password: string | undefined,
    address: string,
  ): Promise<void> {
    if (password === undefined) throw locked();
    await this.countGuess(`report ${code} ${address}`, GUESSES_PER_ADDRESS);
    await this.countGuess(`report ${code}`, GUESSES_PER_REPORT);
    if (!(await passwordMatches(password, hash))) {
      throw new Problem(401, 'wrong-report-password', 'The password is wrong.');
    }
  }

  private async countGuess(what: string, limit: number): Promise<void> {
    const { attempts, secondsLeft } = await this.attempts.count(what, WINDOW_SECONDS);
    if (attempts <= limit) return;
    throw new Problem(429, 'too-many-requests', `Too many guesses: try again in ${secondsLeft} seconds.`, {
      headers: { 'retry-after': String(secondsLeft) },
    });
  }
}
