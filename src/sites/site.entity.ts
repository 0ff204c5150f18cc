import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../users/user.entity.js';

/** A place where energy is used. */
@Entity('sites')
@Unique('sites_key', ['userId', 'id'])
@Unique('sites_name', ['userId', 'name'])
@Check('sites_country', `country ~ '^[A-Z]{2}$'`)
@ForeignKey(() => User, ['userId'], ['id'], { name: 'sites_user', onDelete: 'CASCADE' })
export class Site {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'sites_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  street!: string | null;

  @Column({ type: 'text', nullable: true })
  city!: string | null;

  @Column({ type: 'text', nullable: true })
  region!: string | null;

  @Column({ type: 'text' })
  postcode!: string;

  @Column({ type: 'text' })
  country!: string;

  @Column({ type: 'text' })
  timezone!: string;

  @Column({ type: 'text', nullable: true })
  network!: string | null;

  @Column({ name: 'industry_type', type: 'text', nullable: true })
  industryType!: string | null;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
