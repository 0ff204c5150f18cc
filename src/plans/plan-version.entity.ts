import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ExitFee, Plan, PlanSource, PlanType } from '../engine/plan.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import { Supplier } from './supplier.entity.js';

/** A version of a plan. Rows are never rewritten: a change is a new version, and the old one is retired. */
@Entity('plan_catalog')
@Index('plan_catalog_on_offer', ['planKey'], { unique: true, where: 'retired_at is null' })
@Index('plan_catalog_regions', ['regions'], { type: 'gin' })
@Check('plan_catalog_commodity', `commodity in ('electricity', 'gas', 'water')`)
@Check('plan_catalog_type', `plan_type in ('fixed', 'tiered', 'time_of_use', 'variable', 'indexed')`)
@Check('plan_catalog_term', `contract_months >= 0`)
@Check('plan_catalog_renewable', `renewable_percent between 0 and 100`)
@ForeignKey(() => Supplier, ['supplierId'], ['id'], { name: 'plan_catalog_supplier' })
export class PlanVersion {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'plan_catalog_pk' })
  id!: string;

  @Column({ type: 'text' })
  catalog!: string;

  @Column({ name: 'plan_key', type: 'text' })
  planKey!: string;

  @Column({ type: 'text' })
  version!: string;

  @Column({ name: 'content_hash', type: 'bytea' })
  contentHash!: Buffer;

  @Column({ name: 'supplier_id', type: 'uuid' })
  supplierId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  country!: string;

  @Column({ type: 'text' })
  commodity!: Plan['commodity'];

  @Column({ name: 'plan_type', type: 'text' })
  planType!: PlanType;

  @Column({ name: 'rate_structure', type: 'jsonb' })
  rateStructure!: RateStructure;

  @Column({ name: 'contract_months', type: 'integer' })
  contractMonths!: number;

  @Column({ name: 'exit_fee', type: 'jsonb' })
  exitFee!: ExitFee;

  @Column({ name: 'renewable_percent', type: 'numeric', nullable: true, precision: 5, scale: 2 })
  renewablePercent!: string | null;

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  regions!: string[];

  @Column({ type: 'boolean' })
  prepaid!: boolean;

  @Column({ type: 'text' })
  customer!: Plan['customer'];

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  eligibility!: string[];

  @Column({ name: 'enrol_url', type: 'text', nullable: true })
  enrolUrl!: string | null;

  @Column({ name: 'effective_from', type: 'date', nullable: true })
  effectiveFrom!: string | null;

  @Column({ name: 'effective_to', type: 'date', nullable: true })
  effectiveTo!: string | null;

  @Column({ type: 'jsonb' })
  source!: PlanSource;

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  flags!: string[];

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true })
  retiredAt!: Date | null;
}
