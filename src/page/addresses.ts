/** Every address of the page. The page's own table and its tests are both held to this list, so that no page is forgotten. */

/** Pages for anyone. */
export const OPEN_ADDRESSES = [
  '/',
  '/try',
  '/try/results',
  '/sign-up',
  '/log-in',
  '/reset-password',
  '/plans',
  '/plans/:id',
] as const;

/** Pages of an account. */
export const OWN_ADDRESSES = [
  '/home',
  '/upload',
  '/readings',
  '/meter-reads',
  '/results/:id?',
  '/current-plan',
  '/sites',
  '/datasets',
  '/analyses',
  '/reports',
  '/account',
  '/admin',
] as const;

export type OpenAddress = (typeof OPEN_ADDRESSES)[number];
export type OwnAddress = (typeof OWN_ADDRESSES)[number];
