import { S } from '../strings';

/** What people call a network. @example networkName('tdu:AEP_CENTRAL') === 'AEP Texas Central' */
export function networkName(id: string): string {
  const [kind, name = id] = id.split(':') as [string, string | undefined];
  if (kind === 'eiaid') return S.plans.ownArea;
  return S.plans.networkNames[name] ?? name.replaceAll('_', ' ');
}
