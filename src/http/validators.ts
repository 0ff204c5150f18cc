/** Checks that several request classes need. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Matches, MinLength, ValidateBy, type ValidationOptions } from 'class-validator';
import { parseDay } from '../engine/calendar/civil.js';
import { isTimeZone } from '../engine/calendar/zone.js';

/** bcrypt reads no more. */
export const LONGEST_PASSWORD_BYTES = 72;
/** The calendars of databases and of people agree from here on. */
const FIRST_YEAR = 1900;

const check = (
  name: string,
  message: string,
  validate: (value: unknown) => boolean,
  options?: ValidationOptions,
): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => `$property ${message}` } }, options);

/** May be left out; null says the same. Where null takes a value away, `IsOptional` lets it through. */
export const MayBeAbsent = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === null ? undefined : value)),
  );

/** A two-letter country code. */
export const IsCountry = (): PropertyDecorator =>
  Matches(/^[A-Z]{2}$/, { message: '$property must be a two-letter country code such as US' });

/** An IANA time zone. */
export const IsTimeZone = (): PropertyDecorator =>
  check(
    'isTimeZone',
    'must be a time zone such as America/Chicago',
    (value) => typeof value === 'string' && value.length <= 64 && isTimeZone(value),
  );

/** A real day, YYYY-MM-DD. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(
    check('isDay', 'must be a day as YYYY-MM-DD', (value) => typeof value === 'string' && isDay(value)),
    ApiProperty({ format: 'date', example: '2026-01-31' }),
  );

const isDay = (text: string): boolean =>
  parseDay(text) !== undefined && Number(text.slice(0, 4)) >= FIRST_YEAR;

const INSTANT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** An instant of RFC 3339. Without its offset it would be another instant on another machine. */
export const IsInstant = (): PropertyDecorator =>
  applyDecorators(
    check('isInstant', 'must be an instant with its offset, such as 2026-01-31T18:00:00Z', (value) => {
      const match = typeof value === 'string' ? INSTANT.exec(value) : null;
      return match !== null && isDay(match[1]!) && !Number.isNaN(new Date(match[0]).getTime());
    }),
    ApiProperty({ type: 'string', format: 'date-time', example: '2026-01-31T18:00:00Z' }),
  );

/** A decimal number as text, never negative. */
export const IsAmount = (decimals: number): PropertyDecorator =>
  Matches(new RegExp(`^\\d{1,12}(\\.\\d{1,${decimals}})?$`), {
    message: `$property must be a decimal string such as "12.5", with at most ${decimals} decimals`,
  });

/** bcrypt reads 72 bytes: a longer password would be cut, so it is refused. */
export const IsPassword = (): PropertyDecorator =>
  applyDecorators(
    MinLength(10),
    check(
      'fitsBcrypt',
      `must not be longer than ${LONGEST_PASSWORD_BYTES} bytes`,
      (value) => typeof value === 'string' && Buffer.byteLength(value) <= LONGEST_PASSWORD_BYTES,
    ),
  );

/** A whole number, also in the API's description. */
export const IsWhole = (): PropertyDecorator => applyDecorators(IsInt(), ApiProperty({ type: 'integer' }));
