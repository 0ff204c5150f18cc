import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Analysis } from '../recommendations/analysis.entity.js';
import { RecommendationRow } from '../recommendations/recommendation.entity.js';
import { User } from '../users/user.entity.js';
import type { Snapshot } from './snapshot.js';

/** A link that shows an answer as it was on the day of sharing, to whoever has it. */
@Entity('reports')
@Unique('reports_key', ['userId', 'id'])
@Unique('reports_short_code', ['shortCode'])
@Check('reports_revoked', `snapshot is not null or revoked_at is not null`)
@ForeignKey(() => User, ['userId'], ['id'], { name: 'reports_user', onDelete: 'CASCADE' })
@ForeignKey(() => RecommendationRow, ['userId', 'recommendationId'], ['userId', 'id'], {
  name: 'reports_recommendation',
  onDelete: 'SET NULL',
})
@ForeignKey(() => Analysis, ['userId', 'analysisId'], ['userId', 'id'], {
  name: 'reports_analysis',
  onDelete: 'SET NULL',
})
export class Report {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'reports_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'short_code', type: 'text' })
  shortCode!: string;

  @Column({ name: 'recommendation_id', type: 'uuid', nullable: true })
  recommendationId!: string | null;

  @Column({ name: 'analysis_id', type: 'uuid', nullable: true })
  analysisId!: string | null;

  /** Null once revoked. */
  @Column({ type: 'jsonb', nullable: true })
  snapshot!: Snapshot | null;

  @Column({ name: 'password_hash', type: 'text', nullable: true, select: false })
  passwordHash!: string | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'view_count', type: 'integer', default: 0 })
  viewCount!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
