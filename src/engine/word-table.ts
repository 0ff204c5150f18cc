/** A table that is looked up by words of other people's files: `constructor` and the like, which every object knows, are not in it. */
export const wordTable = <T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null) as Record<string, T>, table);
