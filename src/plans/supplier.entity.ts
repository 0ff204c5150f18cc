import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A retailer. Retired, never deleted. */
@Entity('suppliers')
@Unique('suppliers_name', ['country', 'name'])
@Check('suppliers_rating', `rating between 0 and 5`)
export class Supplier {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'suppliers_pk' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  country!: string;

  @Column({ type: 'numeric', nullable: true, precision: 2, scale: 1 })
  rating!: string | null;

  @Column({ name: 'review_count', type: 'integer', nullable: true })
  reviewCount!: number | null;

  @Column({ type: 'text', nullable: true })
  website!: string | null;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true })
  retiredAt!: Date | null;
}
