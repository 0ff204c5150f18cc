import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../users/user.entity.js';

/** What a person wants to be told. Without a row: contract ends, and nothing else. */
@Entity('reminder_settings')
@Check('reminder_settings_saving', `better_plan_saving >= 0`)
@ForeignKey(() => User, ['userId'], ['id'], { name: 'reminder_settings_user', onDelete: 'CASCADE' })
export class ReminderSettings {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'reminder_settings_pk' })
  userId!: string;

  @Column({ name: 'contract_end', type: 'boolean', default: true })
  contractEnd!: boolean;

  /** A year's saving from which a better plan is worth a mail; null: never. */
  @Column({ name: 'better_plan_saving', type: 'numeric', nullable: true, precision: 12, scale: 2 })
  betterPlanSaving!: string | null;

  /** Day on which the catalog was last looked through. */
  @Column({ name: 'looked_on', type: 'date', nullable: true })
  lookedOn!: string | null;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
