import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { Cursors } from '../http/cursor.js';
import { DEFAULT_PAGE, page, type PageQuery } from '../http/page.dto.js';
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
  async list(userId: string, query: PageQuery): Promise<ReminderPage> {
    const scope = `reminders ${userId}`;
    const after = query.cursor ? this.cursors.read(scope, query.cursor)[0] : undefined;
    const rows = await this.tenancy.withUser(userId, (db) =>
      db.find(Reminder, {
        where: { userId, ...(after && { id: LessThan(after) }) },
        order: { id: 'DESC' },
        take: (query.limit ?? DEFAULT_PAGE) + 1,
      }),
    );
    return page(rows.map(reminderJson), query, this.cursors, scope, (row) => [row.id]);
  }
}
