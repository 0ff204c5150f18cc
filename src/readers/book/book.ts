/** Where a family writes what it reads: registers, rejected rows, notes. One book per file. */
import { yearMonthDay, civilDay } from '../../engine/calendar/civil.js';
import { LIMITS, LimitError } from '../limits.js';
import type { NumberParser } from '../parse/numbers.js';
import { StampParser, type DateOrder } from '../parse/stamps.js';
import type { RejectedRow } from '../report.js';
import { Register, type RegisterSpec } from './register.js';

export interface ReadOptions {
  readonly fileName?: string;
  /** The name is that of one file or sheet among several. */
  readonly oneOfSeveral?: boolean;
  /** IANA zone of the wall clock, where the file does not prove it. */
  readonly timezone?: string;
  /** Unit of the values where the file names none ('kWh', 'Wh', 'kW', 'W'). */
  readonly unit?: string;
  /** Only this meter's registers. */
  readonly meter?: string;
  /** Order of day and month where the file does not show it. */
  readonly dateOrder?: DateOrder;
  /** What to keep where two rows contradict each other. */
  readonly keep?: 'first' | 'last';
}

export interface ZoneChoice {
  readonly name: string;
  readonly from: 'file' | 'option' | 'assumed';
}

export class Book {
  readonly registers: Register[] = [];
  readonly rejected: RejectedRow[] = [];
  rejectedRows = 0;
  readonly notes: string[] = [];
  readonly dates: StampParser;
  /** Zone that the file proves; it outranks the option. */
  zone: string | undefined;
  /** Zone of the family's home; the option outranks it. */
  homeZone: string | undefined;
  /** Day/month order of the family's home, used when the dates themselves leave it open. */
  homeOrder: DateOrder | undefined;
  /** What the stamps mark, for the report. */
  stamp: 'start' | 'end' | 'register' = 'start';
  private readonly byKey = new Map<string, Register>();
  private readonly dated: (() => void)[] = [];
  private readings = 0;

  constructor(
    readonly options: ReadOptions,
    public numbers: NumberParser,
  ) {
    this.dates = new StampParser(() => this.turnDates(), options.dateOrder);
  }

  /** The register with this meter, name, direction and unit; made when first asked for. */
  register(spec: RegisterSpec): Register {
    const key = [spec.meter, spec.register, spec.direction, spec.unit.unit, spec.unit.factor, spec.commodity,
      spec.measures, spec.interval, spec.stamp].join('\u0000'); // prettier-ignore
    let found = this.byKey.get(key);
    if (!found) {
      if (this.byKey.size >= LIMITS.registers)
        throw new LimitError(`the file has more than ${LIMITS.registers} registers; a household has a few`);
      found = new Register(spec);
      this.byKey.set(key, found);
      this.registers.push(found);
    }
    return found;
  }

  /** Takes in a register that was filled before its unit and direction were known. */
  adopt(register: Register, spec: RegisterSpec): void {
    register.spec = spec;
    this.registers.push(register);
  }

  reject(line: number, reason: string): void {
    this.rejectedRows++;
    if (this.rejected.length < LIMITS.rejectedListed) this.rejected.push({ line, reason });
  }

  /** A sentence for the report; the same sentence is kept once. */
  note(sentence: string): void {
    if (!this.notes.includes(sentence)) this.notes.push(sentence);
  }

  /** Families call it now and then, so that a file cannot fill the memory. */
  checkSize(): void {
    this.readings = this.registers.reduce((sum, register) => sum + register.length, 0);
    if (this.readings > LIMITS.readings)
      throw new LimitError(`the file has more than ${LIMITS.readings} readings`);
  }

  /** Puts off what a family can only tell once the order of day and month is known for the whole file. */
  whenDated(work: () => void): void {
    this.dated.push(work);
  }

  /** Does what was put off. */
  settleDates(): void {
    const { dates } = this;
    if (dates.heldMidnights) for (const register of this.registers) register.roundStamps();
    for (const work of this.dated.splice(0)) work();
    for (const register of this.registers)
      register.readRevisions((text) => (dates.parse(text) ? dates.seconds : 0));
  }

  /** Swaps day and month of everything read so far. */
  turnDates(): void {
    for (const register of this.registers) register.restamp(turned);
  }
}

/** The wall-clock second with day and month exchanged. Only called while every date so far could be read both ways. */
function turned(wall: number): number {
  const day = Math.floor(wall / 86_400);
  const { year, month, day: dayOfMonth } = yearMonthDay(day);
  if (dayOfMonth > 12) return wall;
  return civilDay(year, dayOfMonth, month) * 86_400 + (wall - day * 86_400);
}
