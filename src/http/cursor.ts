/** Opaque cursors: where a page ended, signed, and good for nobody else and nowhere else. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { invalid } from './problem.js';

const SIGNATURE_BYTES = 12;

@Injectable()
export class Cursors {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @param scope the list and whose it is @param position values of the sort key of the last row given out */
  write(scope: string, position: readonly string[]): string {
    const body = Buffer.from(JSON.stringify(position));
    return Buffer.concat([this.signature(scope, body), body]).toString('base64url');
  }

  /** @throws Problem 400 when it was altered or belongs to another list or user */
  read(scope: string, cursor: string): string[] {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(SIGNATURE_BYTES);
    const given = bytes.subarray(0, SIGNATURE_BYTES);
    if (given.length !== SIGNATURE_BYTES || !timingSafeEqual(given, this.signature(scope, body))) {
      throw invalid('?cursor', 'cursor is not one that this list gave out');
    }
    return JSON.parse(body.toString()) as string[];
  }

  private signature(scope: string, body: Buffer): Buffer {
    return createHmac('sha256', this.settings.jwtKey)
      .update(`cursor\0${scope}\0`)
      .update(body)
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  }
}
