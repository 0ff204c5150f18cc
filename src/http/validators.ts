/** Checks that several request classes need. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Matches, MinLength, ValidateBy, type ValidationOptions } from 'class-validator';
import { parseDay } from '../engine/calendar/civil.js';
import { isTimeZone } from '../engine/calendar/zone.js';

const LONGEST_PASSWORD_BYTES = 72;

const check = (
  name: string,
  message: string,
  validate: (value: unknown) => boolean,
  options?: ValidationOptions,
): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => `$property ${message}` } }, options);

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
    check(
      'isDay',
      'must be a day as YYYY-MM-DD',
      (value) => typeof value === 'string' && parseDay(value) !== undefined,
    ),
    ApiProperty({ format: 'date', example: '2026-01-31' }),
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
