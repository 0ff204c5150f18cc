/** `treebeard admin create EMAIL`: the first administrator. Later ones are made the same way: no route of the API can. */
import { randomBytes, randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { hashPassword } from '../auth/passwords.js';
import { CliFailure } from './failure.js';
import { withDatabase } from './with-database.js';

export interface AdminOptions {
  readonly name: string;
  readonly country: string;
  readonly postcode: string;
  readonly timezone: string;
  readonly passwordStdin?: boolean;
}

const SHORTEST_PASSWORD = 10;

/** Makes an account with the administrator's role, or gives the role to the account that has the address. */
export async function createAdmin(address: string, options: AdminOptions): Promise<void> {
  const email = address.toLowerCase();
  if (!/^\S+@\S+\.\S+$/.test(email)) throw new CliFailure(`${address}: this is no e-mail address`);
  await withDatabase(async ({ ownerUrl }) => {
    if (!ownerUrl)
      throw new CliFailure(
        'MIGRATE_DATABASE_URL: must name the owner’s role; the application may not make administrators',
      );
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await client.query('begin');
      const known = await client.query<{ id: string }>('select id from user_for_login($1)', [email]);
      const [existing] = known.rows;
      // The owner sees rows only while one of its own functions runs, or here.
      await client.query("select set_config('app.definer', 'on', true)");
      if (existing) await promote(client, existing.id, email);
      else await insert(client, email, options);
      await client.query('commit');
    } finally {
      await client.end();
    }
  });
}

async function promote(client: Client, id: string, email: string): Promise<void> {
  await client.query('update users set is_admin = true, updated_at = now() where id = $1', [id]);
  console.log(`${email} is an administrator now`);
}

async function insert(client: Client, email: string, options: AdminOptions): Promise<void> {
  const password = options.passwordStdin
    ? (await text(process.stdin)).replace(/\r?\n$/, '')
    : randomBytes(15).toString('base64url');
  if (password.length < SHORTEST_PASSWORD)
    throw new CliFailure(`the password must have at least ${SHORTEST_PASSWORD} characters`);
  const { rows } = await client.query<{ id: string }>('select uuidv7() as id');
  const { id } = rows[0]!;
  await client.query(
    `insert into users (id, email, password_hash, name, postcode, country, timezone, is_admin, consent_given, consent_at,
       consent_version, actor_id) values ($1, $2, $3, $4, $5, $6, $7, true, true, now(), 'administrator', $8)`,
    [
      id,
      email,
      await hashPassword(password),
      options.name,
      options.postcode,
      options.country,
      options.timezone,
      randomUUID(),
    ],
  );
  await client.query('insert into user_preferences (user_id) values ($1)', [id]);
  console.log(`${email} is an administrator now`);
  if (!options.passwordStdin) console.log(`password (shown this once): ${password}`);
}
