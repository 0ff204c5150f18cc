/** The statements that put a table under row-level security, so that no migration spells them out its own way. */

export const APPLICATION_ROLE = 'tb_app';

/** Privileges of the application's role on a table; it owns nothing. */
export const grant = (table: string, privileges = 'select, insert, update, delete'): string =>
  `grant ${privileges} on ${table} to ${APPLICATION_ROLE}`;

/**
 * Rows belong to one user, for everybody, the owner included. Without a user in the transaction there are no rows. The owner's
 * named functions see them all while they run: that policy is the owner's alone, so the application cannot switch it on.
 */
export function ownRows(table: string, column = 'user_id', privileges?: string): string[] {
  const own = `${column} = (select app_user())`;
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy own_rows on ${table} to ${APPLICATION_ROLE} using (${own}) with check (${own})`,
    `create policy named_functions on ${table} to current_user
       using (current_setting('app.definer', true) = 'on')
       with check (current_setting('app.definer', true) = 'on')`,
    grant(table, privileges),
  ];
}

/**
 * A query across users that the application may ask by name, and nothing else of its kind: a log-in knows no user yet.
 * @param query one SELECT of the columns that `signature` returns
 */
export function namedFunction(signature: string, query: string): string[] {
  const name = signature.slice(0, signature.indexOf('('));
  return [
    `create function ${signature} language plpgsql security definer set search_path = public as $$
       begin
         perform set_config('app.definer', 'on', true);
         return query ${query};
         perform set_config('app.definer', '', true);
       end $$`,
    `revoke execute on function ${name} from public`,
    `grant execute on function ${name} to ${APPLICATION_ROLE}`,
  ];
}
