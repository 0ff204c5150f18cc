/**
 * Money and energy as scaled integers: exact, and fast enough to price a thousand plans.
 *
 * - an **amount** of money is a bigint in ten-billionths (1e-10) of the currency unit;
 * - a **price** (currency per kWh, per kW, per day …) is a bigint in 1e-15 of the currency unit;
 * - **energy** is a whole number of milliwatt-hours (1 kWh = 1,000,000 mWh) in a double, exact up to 9 TWh.
 */

export type Amount = bigint;
export type Price = bigint;

export const AMOUNT_DECIMALS = 10;
export const PRICE_DECIMALS = 15;
/** Milliwatt-hours in a kilowatt-hour. */
export const MWH_PER_KWH = 1_000_000;

const AMOUNT_ONE = 10n ** BigInt(AMOUNT_DECIMALS);
const PRICE_TO_AMOUNT = 10n ** BigInt(PRICE_DECIMALS - AMOUNT_DECIMALS);
const ENERGY_PRICE_TO_AMOUNT = PRICE_TO_AMOUNT * BigInt(MWH_PER_KWH);
const CENT = AMOUNT_ONE / 100n;

/** Integer division that rounds half away from zero. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  const twice = remainder < 0n ? -2n * remainder : 2n * remainder;
  if (twice < denominator) return quotient;
  return numerator < 0n ? quotient - 1n : quotient + 1n;
}

/** amount × part / whole for whole numbers that are not negative, rounded half up; exact beyond the 53 bits of a double. */
export function proportion(amount: number, part: number, whole: number): number {
  if (part === whole) return amount;
  const product = amount * part;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const rest = product % whole;
    const floor = (product - rest) / whole;
    return rest * 2 >= whole ? floor + 1 : floor;
  }
  return Number(divideRounded(BigInt(amount) * BigInt(part), BigInt(whole)));
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a decimal string into an integer of `decimals` places; further digits are rounded half away from zero.
 * @example scaled('0.125', 2) === 13n
 * @throws RangeError when the text is no plain decimal number
 */
export function scaled(text: string, decimals: number): bigint {
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`not a decimal number: ${JSON.stringify(text)}`);
  const [, sign, whole, fraction = ''] = match;
  let value = BigInt(whole! + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (fraction.length > decimals && fraction.charCodeAt(decimals) >= 53) value += 1n;
  return sign ? -value : value;
}

export const amount = (text: string): Amount => scaled(text, AMOUNT_DECIMALS);
export const price = (text: string): Price => scaled(text, PRICE_DECIMALS);

/** kWh text to whole milliwatt-hours. @example milliwattHours('1.5') === 1500000 */
export const milliwattHours = (kwh: string): number => Number(scaled(kwh, 6));

/** What `mwh` milliwatt-hours cost at a price per kWh, rounded to 1e-10. */
export function energyCost(mwh: number, perKwh: Price): Amount {
  if (mwh === 0 || perKwh === 0n) return 0n;
  return divideRounded(BigInt(mwh) * perKwh, ENERGY_PRICE_TO_AMOUNT);
}

/** A price taken once, as an amount. */
export const priceAsAmount = (value: Price): Amount => divideRounded(value, PRICE_TO_AMOUNT);

/** A price times the exact fraction `numerator / denominator` (days of a month, twelfths of a year …). */
export function shareOfPrice(value: Price, numerator: number, denominator: number): Amount {
  return divideRounded(value * BigInt(numerator), PRICE_TO_AMOUNT * BigInt(denominator));
}

/** `percent` (as text, 10 = ten per cent) of an amount, or of the fraction `numerator / denominator` of it. */
export function percentOf(value: Amount, percent: string, numerator = 1, denominator = 1): Amount {
  return divideRounded(
    value * scaled(percent, 10) * BigInt(numerator),
    100n * AMOUNT_ONE * BigInt(denominator),
  );
}

/** Rounds half up (away from zero) to the cent, as printed bills do. */
export const toCents = (value: Amount): Amount => divideRounded(value, CENT) * CENT;

/** A scaled integer as plain decimal text without trailing zeros. @example decimalText(1250000n, 6) === '1.25' */
export function decimalText(value: bigint, decimals: number): string {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

export const amountText = (value: Amount): string => decimalText(value, AMOUNT_DECIMALS);
export const priceText = (value: Price): string => decimalText(value, PRICE_DECIMALS);
/** @example kwhText(1500000) === '1.5' */
export const kwhText = (mwh: number): string => decimalText(BigInt(mwh), 6);

/** An amount as text with two decimals. @example moneyText(12345000000n) === '1.23' */
export function moneyText(value: Amount): string {
  const cents = divideRounded(value, CENT);
  const text = decimalText(cents < 0n ? -cents : cents, 2);
  const [whole, fraction = ''] = text.split('.');
  return `${cents < 0n ? '-' : ''}${whole}.${fraction.padEnd(2, '0')}`;
}

/** An amount as a double, for statistics and charts only: never on the way to a bill. */
export const amountNumber = (value: Amount): number => Number(value) / 1e10;
