import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../users/user.entity.js';

/** A reset that was asked for and not done yet; the newest one of a person counts. */
@Entity('password_resets')
@ForeignKey(() => User, ['userId'], ['id'], { name: 'password_resets_user', onDelete: 'CASCADE' })
export class PasswordReset {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'password_resets_pk' })
  userId!: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
