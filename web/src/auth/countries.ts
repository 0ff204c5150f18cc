/** Countries by their names in the reader's language. */
const CODES = ['US', 'CA', 'AU', 'NZ', 'GB', 'IE', 'AT', 'BE', 'CZ', 'DE', 'DK', 'ES', 'FI', 'FR', 'IT', 'NL', 'NO', 'PL', 'PT', 'SE', 'CH'] as const; // prettier-ignore

const names = new Intl.DisplayNames(navigator.language, { type: 'region' });

export const countryName = (code: string): string => names.of(code) ?? code;

export const COUNTRIES: readonly (readonly [code: string, name: string])[] = CODES.map(
  (code) => [code, countryName(code)] as const,
);
