/** The only door to personal tables: a transaction that knows whose rows it may see. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

interface Scope {
  readonly userId: string;
  readonly manager: EntityManager;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Injectable()
export class Tenancy {
  private readonly scopes = new AsyncLocalStorage<Scope>();

  constructor(private readonly source: DataSource) {}

  /**
   * Runs work in a transaction in which only this user's rows exist. Inside such work of the same user the transaction is
   * joined, so that several services act all or nothing.
   * @throws RangeError when the id is no UUID, Error when another user's transaction is open
   */
  async withUser<T>(userId: string, work: (db: EntityManager) => Promise<T>): Promise<T> {
    if (!UUID.test(userId)) throw new RangeError('a user id must be a UUID');
    const open = this.scopes.getStore();
    if (open) {
      if (open.userId !== userId) throw new Error("another user's transaction is open");
      return work(open.manager);
    }
    return this.source.transaction(async (manager) => {
      await manager.query("select set_config('app.user_id', $1, true)", [userId]);
      return this.scopes.run({ userId, manager }, () => work(manager));
    });
  }

  /**
   * For what belongs to nobody (the catalog): the open transaction, else the pool. Whoever holds a connection and waits for a
   * second one waits for others who do the same.
   */
  get shared(): EntityManager {
    return this.scopes.getStore()?.manager ?? this.source.manager;
  }
}
