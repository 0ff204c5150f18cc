/** The providers that meters can be connected to. */
import type { Provider } from './provider.js';
import { enphase } from './providers/enphase.js';
import { solarEdge } from './providers/solaredge.js';

// Each has credentials of its own shape, which only itself looks into.
export const PROVIDERS: readonly Provider<unknown>[] = [solarEdge, enphase] as unknown as Provider<unknown>[];

export const providerNamed = (name: string): Provider<unknown> | undefined =>
  PROVIDERS.find((provider) => provider.name === name);
