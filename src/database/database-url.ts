/** Injection token of the application role's database URL. */
export const DATABASE_URL = Symbol('database url');
