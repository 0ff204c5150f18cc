/** Month names in the languages of the files met, by their first letters; 1–12. */
const NAMES: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'tammi', 'led', 'jän'],
  ['feb', 'fev', 'fév', 'helmi', 'úno'],
  ['mar', 'mär', 'maa', 'mrt', 'mrz', 'bře'],
  ['apr', 'avr', 'abr', 'huhti', 'dub'],
  ['may', 'mai', 'mei', 'mag', 'maj', 'touko', 'kvě'],
  ['jun', 'juin', 'giu', 'kesä', 'čvn', 'červen'],
  ['jul', 'juil', 'lug', 'heinä', 'čvc', 'červenec'],
  ['aug', 'août', 'aou', 'ago', 'elo', 'srp'],
  ['sep', 'set', 'syys', 'zář'],
  ['oct', 'okt', 'out', 'ott', 'loka', 'říj'],
  ['nov', 'marras', 'lis'],
  ['dec', 'déc', 'dez', 'dic', 'des', 'joulu', 'pro'],
];

const KNOWN = new Map<string, number>();
NAMES.forEach((names, index) => names.forEach((name) => KNOWN.set(name, index + 1)));

/** @example monthNumber('Dezember') === 12 */
export function monthNumber(text: string): number | undefined {
  const name = text.toLowerCase().replace('.', '');
  if (name === 'červenec') return 7;
  for (let length = Math.min(name.length, 8); length >= 3; length--) {
    const found = KNOWN.get(name.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}
