import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { Client, newPerson } from '../support/client.js';
import { asAdmin, makeAdministrator } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('feedback of all', () => {
  let served: TestApp;
  let administrator: Client;
  let people: { client: Client; id: string; email: string }[];
  const words = [
    { planId: 'sun', rating: 5, type: 'selected', text: 'exactly 100% right' },
    { planId: 'sun', rating: 2, type: 'not_helpful', text: '=HYPERLINK("http://evil.example","click")' },
    { planId: 'wind', rating: 4, type: 'helpful', text: '-12.5' },
    { planId: 'wind', rating: 1, type: 'other', text: '@cmd, "quoted"\nand a second line' },
    { planId: 'wind', rating: 3, type: 'helpful' },
  ];

  beforeAll(async () => {
    served = await testApp();
    const anybody = new Client(served.base);
    const plans = [flatPlan('sun', '0.11', { name: '+Sun' }), flatPlan('wind', '0.12')];
    await served.app.get(CatalogImportService).store(catalogOf(...plans), {});
    people = [await newPerson(anybody), await newPerson(anybody)];
    for (const [i, word] of words.entries()) {
      const { status } = await people[i % 2]!.client.post('feedback', word);
      expect(status).toBe(201);
    }
    const { client, id } = await newPerson(anybody);
    await makeAdministrator(served, id);
    administrator = client;
  });
  afterAll(() => served.close());

  const found = async (query: string): Promise<number[]> => {
    const { status, body } = await administrator.get(`feedback/search?${query}`);
    expect(status).toBe(200);
    return body.items.map(({ rating }: { rating: number }) => rating);
  };

  it.each([
    ['', [3, 1, 4, 2, 5]],
    ['type=helpful', [3, 4]],
    ['plan=sun', [2, 5]],
    ['minRating=2&maxRating=4', [3, 4, 2]],
    ['q=RIGHT', [5]],
    ['q=100%25', [5]],
    ['q=0%25%20r', [5]],
    ['q=_', []],
    ['plan=nobody-sells-it', []],
  ])('finds %j', async (query, ratings) => {
    expect(await found(query)).toEqual(ratings);
  });

  it('goes page by page, and names nobody', async () => {
    const ratings: number[] = [];
    let path: string | null = 'feedback/search?limit=2';
    for (let pages = 0; path; pages++) {
      expect(pages).toBeLessThan(3);
      const { body, headers } = await administrator.get(path);
      for (const item of body.items as Record<string, unknown>[]) ratings.push(item['rating'] as number);
      for (const { id, email } of people) {
        expect(JSON.stringify(body)).not.toContain(id);
        expect(JSON.stringify(body)).not.toContain(email);
      }
      path = body.next && /<([^>]+)>/.exec(headers.get('link')!)![1]!;
    }
    expect(ratings).toEqual([3, 1, 4, 2, 5]);
  });

  it('is exported for a spreadsheet that must run nothing of it, and the log says so', async () => {
    const { status, headers, body } = await administrator.get('feedback/export?maxRating=4');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers.get('content-disposition')).toContain('feedback.csv');
    const rows = (body as string).split('\r\n');
    expect(rows[0]).toBe('id,createdAt,planId,planName,rating,type,text');
    expect(rows.slice(1).map((row) => row.split(',').slice(2).join(','))).toEqual([
      'wind,Flat wind,3,helpful,',
      `wind,Flat wind,1,other,"'@cmd, ""quoted""\nand a second line"`,
      'wind,Flat wind,4,helpful,-12.5',
      `sun,'+Sun,2,not_helpful,"'=HYPERLINK(""http://evil.example"",""click"")"`,
      '',
    ]);
    const log = await asAdmin<{ action: string }>(served, 'select action from audit_log');
    expect(log.filter(({ action }) => action === 'feedback.exported')).toHaveLength(1);
  });

  it('is exported whole when there is much of it', async () => {
    await asAdmin(
      served,
      `insert into feedback (user_id, rating, type, text) select $1, 5, 'other', n from generate_series(1, 2500) n`,
      [people[0]!.id],
    );
    const { body } = await administrator.get('feedback/export?type=other&minRating=5');
    const texts = (body as string)
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(',').at(-1));
    expect(new Set(texts).size).toBe(2500);
    expect(texts).toHaveLength(2500);
  });
});
