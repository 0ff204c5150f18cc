/** What a provider of readings is. A new one is a file of this shape and a line in providers.ts. */
import type { z } from 'zod';
import type { Direction } from '../engine/series/usage.js';
import type { ProviderHttp } from './provider-http.js';

/** good: as measured · estimated: worked out · bad: measured, but not to be trusted. */
export type MeasurementQuality = 'good' | 'estimated' | 'bad';

export interface Measurement {
  readonly direction: Direction;
  /** Epoch seconds. */
  readonly start: number;
  readonly end: number;
  readonly wattHours: number;
  readonly quality: MeasurementQuality;
}

/** One answer's worth, stored as it comes: a fault later on loses nothing. */
export interface Chunk {
  readonly measurements: readonly Measurement[];
  /** Epoch seconds up to which all has been asked. */
  readonly until: number;
}

export interface Session<Credentials> {
  readonly credentials: Credentials;
  readonly http: ProviderHttp;
  /** Which flows the meter wants; nothing else is fetched. */
  readonly directions: readonly Direction[];
  /** Zone of the meter's site, for answers on a local clock. */
  readonly zone: string;
  /** Epoch seconds: no reading beyond it is complete. */
  readonly now: number;
  /**
   * Exchanges credentials for those that the provider gives in their place, such as a refresh token that is good once, and keeps
   * them. One process at a time: who comes second gets what the first one was given. @returns what is good now
   */
  renew(old: Credentials, exchange: (old: Credentials) => Promise<Credentials>): Promise<Credentials>;
}

export interface Provider<Credentials = never> {
  /** @example 'solaredge' */
  readonly name: string;
  /** @example 'SolarEdge' */
  readonly title: string;
  readonly baseUrl: string;
  readonly credentials: z.ZodType<Credentials>;
  /** Asks whether the credentials are good. @returns the system's name @throws ProviderFault */
  test(session: Session<Credentials>): Promise<string>;
  /** Readings of [from, to), oldest first. @throws ProviderFault */
  readings(session: Session<Credentials>, from: number, to: number): AsyncIterable<Chunk>;
}
