import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { AdviceAction } from '../engine/ranking/recommendation.js';
import { Analysis } from './analysis.entity.js';

/** A ranked answer, frozen as it was given, with the receipt that proves it (gzip). */
@Entity('recommendations')
@Unique('recommendations_key', ['userId', 'id'])
@Check('recommendations_advice', `advice in ('choose', 'switch_now', 'switch_on_date', 'stay')`)
@ForeignKey(() => Analysis, ['userId', 'analysisId'], ['userId', 'id'], {
  name: 'recommendations_analysis',
  onDelete: 'CASCADE',
})
export class RecommendationRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'recommendations_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'analysis_id', type: 'uuid' })
  analysisId!: string;

  @Column({ name: 'generated_at', type: 'timestamptz', default: () => 'now()' })
  generatedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'engine_version', type: 'text' })
  engineVersion!: string;

  @Column({ name: 'catalog_version', type: 'integer' })
  catalogVersion!: number;

  @Column({ name: 'input_hash', type: 'text' })
  inputHash!: string;

  @Column({ type: 'text' })
  advice!: AdviceAction;

  @Column({ type: 'jsonb' })
  answer!: Record<string, unknown>;

  @Column({ type: 'bytea', nullable: true, select: false })
  receipt!: Buffer | null;
}
