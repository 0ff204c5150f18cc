import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DatedDelivery } from '../engine/tariff/structure.js';

/** A network's charges from a day on. */
@Entity('delivery_charges')
export class DeliveryCharge {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'delivery_charges_pk' })
  network!: string;

  @PrimaryColumn({ name: 'valid_from', type: 'date', primaryKeyConstraintName: 'delivery_charges_pk' })
  validFrom!: string;

  @Column({ type: 'jsonb' })
  charges!: DatedDelivery;
}
