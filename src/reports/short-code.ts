/** Codes of links: base62, and nobody guesses one. */
import { randomInt } from 'node:crypto';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^22 is more than 2^130. */
const LENGTH = 22;

export const SHORT_CODE = /^[0-9A-Za-z]{22}$/;

export const makeShortCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
