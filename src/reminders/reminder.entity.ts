import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../users/user.entity.js';

/** Something a person is told once, by mail and in their list. */
@Entity('reminders')
@Unique('reminders_once', ['userId', 'kind', 'about'])
@Check('reminders_kind', `kind in ('contract_end', 'better_plan')`)
@ForeignKey(() => User, ['userId'], ['id'], { name: 'reminders_user', onDelete: 'CASCADE' })
export class Reminder {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'reminders_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  kind!: 'contract_end' | 'better_plan';

  /** What it is about, so that it is told once: the contract's end and the days left, or the plan version. */
  @Column({ type: 'text' })
  about!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}
