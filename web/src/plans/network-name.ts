import { countryName } from '../auth/countries';
import { S } from '../strings';

/** What people call a network. @example networkName('tdu:AEP_CENTRAL') === 'AEP Texas Central' */
export function networkName(id: string): string {
  const [kind, name = id] = id.split(':') as [string, string | undefined];
  if (kind === 'eiaid') return S.plans.ownArea;
  const words = name.replaceAll(/[_-]/g, ' ');
  // Names that are written small are words, others abbreviations.
  return S.plans.networkNames[name] ?? words.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** A network with the place it is in, for choosing one's own. @example placeName('au:ausgrid', 'AU') === 'Ausgrid (Australia)' */
export function placeName(id: string, country: string, supplier?: string): string {
  const place = id.startsWith('tdu:') ? S.plans.texas : countryName(country);
  return `${supplier ?? networkName(id)} (${place})`;
}
