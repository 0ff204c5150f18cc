import { S } from '../strings';

/** What people call a network. @example networkName('tdu:AEP_CENTRAL') === 'AEP Texas Central' */
export function networkName(id: string): string {
  const [kind, name = id] = id.split(':') as [string, string | undefined];
  if (kind === 'eiaid') return S.plans.ownArea;
  const words = name.replaceAll(/[_-]/g, ' ');
  // Names that are written small are words, others abbreviations.
  return S.plans.networkNames[name] ?? words.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
