import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PriceSeries } from '../engine/tariff/bill.js';

/** Prices that indexed plans refer to. */
@Entity('price_series')
export class StoredPriceSeries {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'price_series_pk' })
  ref!: string;

  @Column({ type: 'jsonb' })
  series!: PriceSeries;
}
