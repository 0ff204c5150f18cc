/** Passwords, hashed with bcrypt. */
import bcrypt from 'bcrypt';

const COST = 12;

/** Compared with when nobody has the address, so that an unknown one takes as long as a wrong password. */
const NOBODY = bcrypt.hash('nobody has this password', COST);

export const hashPassword = (password: string): Promise<string> => bcrypt.hash(password, COST);

/** @param hash undefined when there is no such account: the answer is no, after the same time */
export async function passwordMatches(password: string, hash: string | undefined): Promise<boolean> {
  const same = await bcrypt.compare(password, hash ?? (await NOBODY));
  return same && hash !== undefined;
}
