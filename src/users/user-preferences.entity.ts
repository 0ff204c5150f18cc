import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

/** What a person wants: four priorities that sum to 100, and hard limits. */
@Entity('user_preferences')
@ForeignKey(() => User, ['userId'], ['id'], { name: 'user_preferences_user', onDelete: 'CASCADE' })
@Check('user_preferences_sum', `cost + flexibility + renewable + rating = 100`)
@Check('user_preferences_range', `least(cost, flexibility, renewable, rating) >= 0`)
export class UserPreferences {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'user_preferences_pk' })
  userId!: string;

  @Column({ type: 'smallint', default: 40 })
  cost!: number;

  @Column({ type: 'smallint', default: 30 })
  flexibility!: number;

  @Column({ type: 'smallint', default: 20 })
  renewable!: number;

  @Column({ type: 'smallint', default: 10 })
  rating!: number;

  /** When the weights last became others: choices made before are in them already. */
  @Column({ name: 'weights_set_at', type: 'timestamptz', default: () => 'now()' })
  weightsSetAt!: Date;

  @Column({ name: 'min_renewable_percent', type: 'numeric', nullable: true, precision: 5, scale: 2 })
  minRenewablePercent!: string | null;

  @Column({ name: 'max_contract_months', type: 'integer', nullable: true })
  maxContractMonths!: number | null;

  @Column({ name: 'no_variable_price', type: 'boolean', default: false })
  noVariablePrice!: boolean;

  @Column({ name: 'no_prepaid', type: 'boolean', default: false })
  noPrepaid!: boolean;

  @Column({ name: 'min_supplier_rating', type: 'numeric', nullable: true, precision: 2, scale: 1 })
  minSupplierRating!: string | null;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
