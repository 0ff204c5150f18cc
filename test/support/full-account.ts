/** An account with something in every table. */
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { Reminding } from '../../src/reminders/reminding.js';
import { catalogOf, flatPlan } from './catalog.js';
import { Client, newPerson } from './client.js';
import { SOLAREDGE_KEY } from './fake-provider.js';
import { asAdmin, dailyFile } from './household.js';
import type { TestApp } from './test-app.js';

export interface FullAccount {
  readonly client: Client;
  readonly userId: string;
  readonly email: string;
  /** Ids of one of everything, by the name that bodies and queries have for it. */
  readonly ids: Readonly<
    Record<
      | 'siteId'
      | 'meterId'
      | 'datasetId'
      | 'entryId'
      | 'readId'
      | 'sourceId'
      | 'analysisId'
      | 'recommendationId'
      | 'reportId',
      string
    >
  >;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** @param canary is written wherever a text can be */
export async function fullAccount(served: TestApp, canary: string): Promise<FullAccount> {
  await served.app
    .get(CatalogImportService)
    .store(catalogOf(flatPlan('cheap', '0.09'), flatPlan('dear', '0.25')), {});
  const { client, id: userId, email } = await newPerson(new Client(served.base), { name: canary });
  let requests = 0;
  const made = async (path: string, body: unknown): Promise<string> => {
    const answer = await client.post(path, body, { 'idempotency-key': `${canary} ${++requests}` });
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body.id as string;
  };
  const { body: upload } = await client.upload(dailyFile('2025-01-01', 365), `${canary}.csv`);
  const siteId = await made('sites', { name: canary, street: canary, postcode: '77002', country: 'US' });
  const meter = { siteId, name: canary, serial: canary, commodity: 'electricity' };
  const meterId = await made('meters', meter);
  const roof = await made('meters', { ...meter, serial: 'roof', category: 'PROD', parentMeterId: meterId });
  const entryId = await made('usage/entries', { meterId, date: '2026-01-01', quantity: '1', notes: canary });
  const read = { meterId, notes: canary };
  await made('usage/register-reads', { ...read, readAt: '2026-02-01T00:00:00Z', value: '10' });
  const readId = await made('usage/register-reads', { ...read, readAt: '2026-02-09T00:00:00Z', value: '30' });
  const credentials = { apiKey: SOLAREDGE_KEY, siteId: '1' };
  const sourceId = await made('sources', { meterId: roof, provider: 'solaredge', credentials });
  await client.put('users/me/current-plan', { planId: 'dear', name: canary, contractEnd: inDays(10) });
  await client.put('reminders/settings', { contractEnd: true, betterPlanSaving: '10' });
  await served.app.get(Reminding).remind(userId);
  const analysisId = await made('analyses', { meterId: upload.meterId });
  const recommendationId = await made('recommendations', { meterId: upload.meterId });
  await made('feedback', { recommendationId, rating: 5, type: 'helpful', text: canary });
  const reportId = await made('reports', { recommendationId, password: 'open sesame, please' });
  await asAdmin(served, `insert into password_resets values ($1, 'x', now() + interval '1 hour')`, [userId]);
  const ids = {
    siteId,
    meterId,
    datasetId: upload.datasetId as string,
    entryId,
    readId,
  };
  return { client, userId, email, ids: { ...ids, sourceId, analysisId, recommendationId, reportId } };
}
