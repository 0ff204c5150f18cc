import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A person. The password hash leaves the database only for a log-in. */
@Entity('users')
@Unique('users_email', ['email'])
@Unique('users_actor', ['actorId'])
@Check('users_email_lower', `email = lower(email)`)
@Check('users_country', `country ~ '^[A-Z]{2}$'`)
@Check('users_tier', `tier in ('free', 'pro', 'team', 'enterprise')`)
export class User {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'users_pk' })
  id!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ name: 'password_hash', type: 'text', select: false })
  passwordHash!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  postcode!: string;

  @Column({ type: 'text' })
  country!: string;

  @Column({ type: 'text' })
  timezone!: string;

  @Column({ name: 'property_type', type: 'text', nullable: true })
  propertyType!: string | null;

  @Column({ type: 'text', default: 'free' })
  tier!: 'free' | 'pro' | 'team' | 'enterprise';

  /** Limits of an enterprise account; set by administrators. */
  @Column({ name: 'agreed_limits', type: 'jsonb', nullable: true, select: false })
  agreedLimits!: unknown;

  @Column({ name: 'is_admin', type: 'boolean', default: false })
  isAdmin!: boolean;

  @Column({ name: 'consent_given', type: 'boolean' })
  consentGiven!: boolean;

  @Column({ name: 'consent_at', type: 'timestamptz' })
  consentAt!: Date;

  @Column({ name: 'consent_version', type: 'text' })
  consentVersion!: string;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId!: string;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
