/** refused: the credentials are not good · limited: come back later · away: slow, down or unreachable · malformed: another shape. */
export type FaultKind = 'refused' | 'limited' | 'away' | 'malformed';

/** What went wrong with a provider. The detail never holds an address with a key in it. */
export class ProviderFault extends Error {
  constructor(
    readonly kind: FaultKind,
    detail: string,
    /** Seconds that the provider asked to wait. */
    readonly retryAfter?: number,
  ) {
    super(detail);
  }
}
