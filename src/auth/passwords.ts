/** Passwords, hashed with bcrypt. */
import bcrypt from 'bcrypt';
import { LONGEST_PASSWORD_BYTES } from '../http/validators.js';

const COST = 12;

/** Compared with when nobody has the address, so that an unknown one takes as long as a wrong password. */
const NOBODY = bcrypt.hash('nobody has this password', COST);

export const hashPassword = (password: string): Promise<string> => bcrypt.hash(password, COST);

/** @param hash undefined when there is no such account: the answer is no, after the same time */
export async function passwordMatches(password: string, hash: string | undefined): Promise<boolean> {
  const same = await bcrypt.compare(password, hash ?? (await NOBODY));
  // What bcrypt does not read could be anything: nobody's password is that long.
  return same && hash !== undefined && Buffer.byteLength(password) <= LONGEST_PASSWORD_BYTES;
}
