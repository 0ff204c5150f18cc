import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../users/user.entity.js';

/** A log-in on one device. Only the newest refresh token of a session is good; an older one revokes it. */
@Entity('sessions')
@Index('sessions_by_user', ['userId'])
@ForeignKey(() => User, ['userId'], ['id'], { name: 'sessions_user', onDelete: 'CASCADE' })
export class Session {
  @PrimaryColumn({
    type: 'uuid',
    primaryKeyConstraintName: 'sessions_pk',
  })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'rotated_at', type: 'timestamptz', default: () => 'now()' })
  rotatedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
