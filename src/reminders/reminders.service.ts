import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import { Cursors } from '../http/cursor.js';
import { ownPage } from '../http/own-page.js';
import type { PageQuery } from '../http/page.dto.js';
import { plain } from '../usage/days.service.js';
import { ReminderSettings } from './reminder-settings.entity.js';
import { Reminder } from './reminder.entity.js';
import type { ReminderDto, ReminderPage, ReminderSettingsDto } from './reminders.dto.js';

const reminderJson = ({ id, kind, subject, body, createdAt, sentAt }: Reminder): ReminderDto => ({
  id,
  kind,
  subject,
  body,
  createdAt,
  sentAt,
});

/** What people want to be told, and what they were. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cursors: Cursors,
  ) {}

  async settings(userId: string): Promise<ReminderSettingsDto> {
    const row = await this.tenancy.withUser(userId, (db) => db.findOneBy(ReminderSettings, { userId }));
    const { contractEnd = true, betterPlanSaving = null } = row ?? {};
    return { contractEnd, betterPlanSaving: betterPlanSaving && plain(betterPlanSaving) };
  }

  async putSettings(userId: string, dto: ReminderSettingsDto): Promise<ReminderSettingsDto> {
    const { contractEnd, betterPlanSaving = null } = dto;
    await this.tenancy.withUser(userId, (db) =>
      db.upsert(
        ReminderSettings,
        { userId, contractEnd, betterPlanSaving, lookedOn: null, updatedAt: new Date() },
        ['userId'],
      ),
    );
    return this.settings(userId);
  }

  /** What they were told, the newest first. */
  list(userId: string, query: PageQuery): Promise<ReminderPage> {
    return this.tenancy.withUser(userId, (db) =>
      ownPage(db, Reminder, { name: 'reminders', userId, query }, this.cursors, reminderJson),
    );
  }
}
