import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { dayText } from '../engine/calendar/civil.js';
import { wallClock } from '../engine/calendar/zone.js';
import { Problem } from '../http/problem.js';
import { JobsService } from '../jobs/jobs.service.js';
import { Mailer } from '../mail/mailer.js';
import { BetterPlan } from './better-plan.js';
import { dueReminder } from './contract-end.js';
import { ReminderSettings } from './reminder-settings.entity.js';
import type { Reminder } from './reminder.entity.js';
import { CurrentPlan } from '../users/current-plan.entity.js';
import { User } from '../users/user.entity.js';

const EVERY_SECONDS = 3600;

export type NewReminder = Pick<Reminder, 'kind' | 'about' | 'subject' | 'body'>;

/**
 * Tells people what they asked to be told. A reminder is a row that can exist once; the mail goes out while the row is locked,
 * and the row says so in the same transaction. A worker that dies between the two leaves the mail to the next one, under the
 * same Message-ID.
 */
@Injectable()
export class Reminding implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly tenancy: Tenancy,
    private readonly jobs: JobsService,
    private readonly mailer: Mailer,
    private readonly betterPlan: BetterPlan,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('remind-user', ({ userId }) => this.remind(userId!));
    this.jobs.repeat('remind-everybody', EVERY_SECONDS, () => this.addAll());
  }

  /** One job per person, so that one person's trouble is nobody else's. */
  async addAll(): Promise<void> {
    const users = (await this.source.query('select user_id as id from users_to_remind()')) as {
      id: string;
    }[];
    for (const { id } of users) await this.jobs.add('remind-user', { userId: id }, `remind-${id}`);
  }

  /** Notes what is due and mails what was not mailed yet. */
  async remind(userId: string): Promise<void> {
    await this.tenancy.withUser(userId, (db) => this.note(db, userId));
    while (await this.tenancy.withUser(userId, (db) => this.mailOne(db, userId)));
  }

  private async note(db: EntityManager, userId: string): Promise<void> {
    const user = await db.findOneBy(User, { id: userId });
    if (!user?.consentGiven) return;
    const settings = await db.findOneBy(ReminderSettings, { userId });
    const today = dayText(wallClock(user.timezone, Date.now() / 1000).day);
    if (settings?.contractEnd ?? true) {
      const plan = await db.findOneBy(CurrentPlan, { userId });
      if (plan?.contractEnd) await insert(db, userId, contractReminder(plan.contractEnd, today));
    }
    if (!settings?.betterPlanSaving || settings.lookedOn === today) return;
    await insert(db, userId, await this.findBetter(userId, settings.betterPlanSaving));
    await db.update(ReminderSettings, { userId }, { lookedOn: today });
  }

  private async findBetter(userId: string, saving: string): Promise<NewReminder | undefined> {
    try {
      return await this.betterPlan.find(userId, saving);
    } catch (error) {
      // Without readings or plans there is nothing to compare.
      if (error instanceof Problem && error.status === 422) return undefined;
      throw error;
    }
  }

  /** @returns whether there was one */
  private async mailOne(db: EntityManager, userId: string): Promise<boolean> {
    const [next] = (await db.query(
      `select r.id, r.subject, r.body, u.email from reminders r join users u on u.id = r.user_id
       where r.user_id = $1 and r.sent_at is null order by r.id limit 1 for update of r skip locked`,
      [userId],
    )) as { id: string; subject: string; body: string; email: string }[];
    if (!next) return false;
    await this.mailer.send({ to: next.email, subject: next.subject, text: next.body, id: next.id });
    await db.query('update reminders set sent_at = now() where user_id = $1 and id = $2', [userId, next.id]);
    return true;
  }
}

function contractReminder(contractEnd: string, today: string): NewReminder | undefined {
  const days = dueReminder(contractEnd, today);
  if (days === undefined) return undefined;
  return {
    kind: 'contract_end',
    about: `${contractEnd} ${days}`,
    subject: `Your electricity contract ends on ${contractEnd}`,
    body: `Your contract ends on ${contractEnd}. After that you may pay a dearer default price.\nAsk TreeBeard what to do: stay, or switch on which day.\n`,
  };
}

async function insert(db: EntityManager, userId: string, reminder: NewReminder | undefined): Promise<void> {
  if (!reminder) return;
  await db.query(
    `insert into reminders (user_id, kind, about, subject, body) values ($1, $2, $3, $4, $5)
     on conflict on constraint reminders_once do nothing`,
    [userId, reminder.kind, reminder.about, reminder.subject, reminder.body],
  );
}
