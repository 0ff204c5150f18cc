import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import type { WhatIf } from '../../../src/engine/whatif/what-if';
import { api } from '../api/client';
import type { WhatIfDto } from '../api/schema';

/** Asks the service what would be different, in its own words for the same changes. */
export async function askService(id: string, { changes = [], battery }: WhatIf): Promise<RecommendationJson> {
  const body: WhatIfDto = { ...(battery && { battery }) };
  for (const change of changes) {
    switch (change.kind) {
      case 'shift':
        body.shift = { share: change.share, from: change.from, to: change.to };
        break;
      case 'ev':
        body.ev = { kwhPerYear: change.kwhPerYear, hours: change.hours };
        break;
      case 'heat_pump':
        body.heatPump = { kwhPerYear: change.kwhPerYear };
        break;
      case 'solar':
        body.solar = { kwp: change.kwp };
    }
  }
  return (await api('POST /recommendations/{id}/what-if', {
    path: { id },
    body,
  })) as unknown as RecommendationJson;
}
