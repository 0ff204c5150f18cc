/** The text of the consent that people give today; who gave it to an older one is told so by their profile. */
export const CONSENT_VERSION = '2026-11';
