import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Reminding } from '../../src/reminders/reminding.js';
import { Retention } from '../../src/retention/retention.js';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { Client, newPerson, PASSWORD_OF_TESTS } from '../support/client.js';
import { asAdmin, dailyFile } from '../support/household.js';
import { mailServer, type MailServer } from '../support/mail-server.js';
import { testApp, type TestApp } from '../support/test-app.js';

const NEW_PASSWORD = 'another good password';
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('mail', () => {
  let mail: MailServer;
  let served: TestApp;
  let anybody: Client;

  beforeAll(async () => {
    mail = await mailServer();
    served = await testApp({ WORKER: 'on', SMTP_URL: mail.url, PUBLIC_URL: 'https://trees.example' });
    anybody = new Client(served.base);
    await served.app
      .get(CatalogImportService)
      .store(
        catalogOf(flatPlan('cheap', '0.09'), flatPlan('dear', '0.25', { exitFee: { kind: 'none' } })),
        {},
      );
  });
  afterAll(async () => {
    await served.close();
    await mail.close();
  });

  it('changes a password, which ends every other session', async () => {
    const { client, email } = await newPerson(anybody);
    const { body: other } = await anybody.post('auth/login', { email, password: PASSWORD_OF_TESTS });
    const change = { currentPassword: 'wrong', newPassword: NEW_PASSWORD };
    expect((await client.post('auth/password', change)).status).toBe(401);
    expect(
      (await client.post('auth/password', { ...change, currentPassword: PASSWORD_OF_TESTS })).status,
    ).toBe(204);
    expect((await client.get('auth/me')).status).toBe(200);
    expect((await anybody.as(other.accessToken).get('auth/me')).status).toBe(401);
    expect((await anybody.post('auth/login', { email, password: PASSWORD_OF_TESTS })).status).toBe(401);
    expect((await anybody.post('auth/login', { email, password: NEW_PASSWORD })).status).toBe(200);
  });

  it('resets a forgotten password with the code of a mail, once', async () => {
    const { client, email } = await newPerson(anybody);
    const unknown = await anybody.post('auth/password-reset', { email: 'nobody@example.org' });
    const asked = await anybody.post('auth/password-reset', { email });
    expect([asked.status, asked.body]).toEqual([unknown.status, unknown.body]);
    const { text } = await mail.mailTo(email);
    const token = /^[0-9a-f-]{36}\.[\w-]{43}$/m.exec(text.replaceAll('=\n', ''))![0];
    const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    expect(
      (await anybody.post('auth/password-reset/confirm', { token: wrong, password: NEW_PASSWORD })).status,
    ).toBe(401);
    expect(
      (await anybody.post('auth/password-reset/confirm', { token, password: NEW_PASSWORD })).status,
    ).toBe(204);
    expect(
      (await anybody.post('auth/password-reset/confirm', { token, password: NEW_PASSWORD })).status,
    ).toBe(401);
    expect((await client.get('auth/me')).status).toBe(401);
    expect((await anybody.post('auth/login', { email, password: NEW_PASSWORD })).status).toBe(200);
    expect(mail.mails.filter(({ to }) => to === 'nobody@example.org')).toEqual([]);
  });

  it('fills nobody’s letter box, whoever asks', async () => {
    const { email } = await newPerson(anybody);
    const { email: other } = await newPerson(anybody);
    const mailsTo = (address: string): number => mail.mails.filter(({ to }) => to === address).length;
    const answers = [];
    for (let i = 0; i < 8; i++)
      answers.push(await anybody.post('auth/password-reset', { email: i % 2 ? email : email.toUpperCase() }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    await anybody.post('auth/password-reset', { email: other });
    while (mailsTo(email) < 5 || mailsTo(other) < 1) await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([mailsTo(email), mailsTo(other)]).toEqual([5, 1]);
  });

  it('reminds of a contract’s end once, however often it looks', async () => {
    const { client, id, email } = await newPerson(anybody);
    await client.put('users/me/current-plan', { planId: 'dear', contractEnd: inDays(20) });
    const reminding = served.app.get(Reminding);
    await Promise.all([reminding.remind(id), reminding.remind(id), reminding.addAll()]);
    await reminding.remind(id);
    const mails = mail.mails.filter(({ to }) => to === email);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.text).toContain(inDays(20));
    const { body } = await client.get('reminders');
    expect(body.items).toMatchObject([{ kind: 'contract_end', sentAt: expect.any(String) }]);
  });

  it('reminds nobody who does not want it, or whose contract is far from its end', async () => {
    const { client, id, email } = await newPerson(anybody);
    await client.put('users/me/current-plan', { planId: 'dear', contractEnd: inDays(80) });
    await served.app.get(Reminding).remind(id);
    await client.put('users/me/current-plan', { planId: 'dear', contractEnd: inDays(5) });
    await client.put('reminders/settings', { contractEnd: false });
    await served.app.get(Reminding).remind(id);
    expect(mail.mails.filter(({ to }) => to === email)).toEqual([]);
  });

  it('tells of a better plan when it saves what was asked for, and of the same plan once', async () => {
    const { client, id, email } = await newPerson(anybody);
    await client.upload(dailyFile('2025-10-01', 365));
    await client.put('users/me/current-plan', { planId: 'dear' });
    const reminding = served.app.get(Reminding);
    await client.put('reminders/settings', { contractEnd: true, betterPlanSaving: '100000' });
    await reminding.remind(id);
    expect(mail.mails.filter(({ to }) => to === email)).toEqual([]);
    for (let i = 0; i < 2; i++) {
      const put = await client.put('reminders/settings', { contractEnd: true, betterPlanSaving: '100.00' });
      expect(put.body).toEqual({ contractEnd: true, betterPlanSaving: '100' });
      await reminding.remind(id);
    }
    const mails = mail.mails.filter(({ to }) => to === email);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.text).toContain('Flat cheap');
  });

  it('deletes what has expired, and nothing else', async () => {
    const { client, id } = await newPerson(anybody);
    const entry = { date: '2026-01-01', quantity: '1' };
    await client.post('usage/entries', entry, { 'idempotency-key': 'old' });
    await client.post('usage/entries', { ...entry, date: '2026-01-02' }, { 'idempotency-key': 'new' });
    await asAdmin(
      served,
      `update idempotency_keys set expires_at = now() where user_id = $1 and key = 'old'`,
      [id],
    );
    await asAdmin(served, `insert into password_resets values ($1, 'x', now() - interval '1 hour')`, [id]);
    await served.app.get(Retention).purge();
    const left = await asAdmin<{ key: string }>(
      served,
      'select key from idempotency_keys where user_id = $1',
      [id],
    );
    expect(left).toEqual([{ key: 'new' }]);
    expect(await asAdmin(served, 'select 1 from password_resets where user_id = $1', [id])).toEqual([]);
    expect((await client.get('auth/me')).status).toBe(200);
  });
});
