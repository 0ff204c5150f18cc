import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Site } from './site.entity.js';

/** A measuring point at a site. Meters form a tree without cycles. */
@Entity('meters')
@Unique('meters_key', ['userId', 'id'])
@Unique('meters_serial', ['userId', 'siteId', 'commodity', 'serial'])
@Check('meters_commodity', `commodity in ('electricity', 'gas', 'water')`)
@Check('meters_category', `category in ('PROD', 'CONS', 'STOR', 'INJ')`)
@Check('meters_not_own_parent', `parent_meter_id <> id`)
@ForeignKey(() => Site, ['userId', 'siteId'], ['userId', 'id'], { name: 'meters_site', onDelete: 'CASCADE' })
@ForeignKey(() => Meter, ['userId', 'parentMeterId'], ['userId', 'id'], {
  name: 'meters_parent',
  onDelete: 'SET NULL',
})
export class Meter {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'meters_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'site_id', type: 'uuid' })
  siteId!: string;

  @Column({ name: 'parent_meter_id', type: 'uuid', nullable: true })
  parentMeterId!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  serial!: string;

  @Column({ type: 'text' })
  commodity!: 'electricity' | 'gas' | 'water';

  @Column({ type: 'text', default: 'CONS' })
  category!: 'PROD' | 'CONS' | 'STOR' | 'INJ';

  @Column({ type: 'text' })
  unit!: string;

  @Column({ name: 'reading_frequency', type: 'text', nullable: true })
  readingFrequency!: string | null;

  @Column({ type: 'numeric', nullable: true, precision: 14, scale: 3 })
  capacity!: string | null;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
