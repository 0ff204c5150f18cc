/**
 * What a bill remembers from one billing period to the next: banks, ladders that are not full, peaks. Versions of a plan share
 * one memory, so that a component goes on where the one of the same id left off.
 */
export class Memory {
  private readonly kept = new Map<string, object>();

  /**
   * @param State a class of its own for every rule: its name tells the states of one component apart
   * @param key the component's
   */
  of<T extends object>(State: new () => T, key: string): T {
    const name = `${State.name} ${key}`;
    let state = this.kept.get(name) as T | undefined;
    if (!state) this.kept.set(name, (state = new State()));
    return state;
  }
}

/** Whether something that is taken once has been taken. */
export class Once {
  taken = false;
}
