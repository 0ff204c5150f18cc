/** Credentials at rest: AES-256-GCM, bound to whose they are, readable under older keys after the key was changed. */
import { createCipheriv, createDecipheriv, createHash, randomBytes, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';

const VERSION = 1;
const KEY_ID = 4;
const IV = 12;
const TAG = 16;

const keyId = (key: KeyObject): Buffer =>
  createHash('sha256').update(key.export()).digest().subarray(0, KEY_ID);

/** Bytes: version · id of the key · nonce · tag · ciphertext. */
@Injectable()
export class Vault {
  private readonly keys: readonly { id: Buffer; key: KeyObject }[];

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.keys = [settings.encryptionKey, ...settings.olderEncryptionKeys].map((key) => ({
      id: keyId(key),
      key,
    }));
  }

  /** @param owner whose secret it is: it opens for nobody else */
  seal(secret: unknown, owner: string): Buffer {
    const { id, key } = this.keys[0]!;
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
    const text = Buffer.concat([cipher.update(JSON.stringify(secret), 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), id, iv, cipher.getAuthTag(), text]);
  }

  /**
   * @returns the secret, and whether it should be sealed again under the newest key
   * @throws Error when it was altered, is somebody else's, or its key is not known any more
   */
  open(sealed: Buffer, owner: string): { secret: unknown; stale: boolean } {
    const id = sealed.subarray(1, 1 + KEY_ID);
    const index = this.keys.findIndex((candidate) => candidate.id.equals(id));
    if (sealed[0] !== VERSION || index < 0) throw new Error('the key of this secret is not known');
    let at = 1 + KEY_ID;
    const iv = sealed.subarray(at, (at += IV));
    const tag = sealed.subarray(at, (at += TAG));
    const decipher = createDecipheriv('aes-256-gcm', this.keys[index]!.key, iv)
      .setAAD(Buffer.from(owner))
      .setAuthTag(tag);
    const text = Buffer.concat([decipher.update(sealed.subarray(at)), decipher.final()]);
    return { secret: JSON.parse(text.toString()) as unknown, stale: index > 0 };
  }
}
