/** Who is logged in. The access token lives in memory; the refresh token, good once, is kept on this device. */
import type { LoggedInDto, ProfileDto, TokensDto } from '../api/schema';

const KEY = 'treebeard.refresh';
const EARLY_MS = 10_000;

type Listener = () => void;

class Session {
  user: ProfileDto | null = null;
  private token: string | null = null;
  private expires = 0;
  private renewing: Promise<string | null> | null = null;
  private readonly listeners = new Set<Listener>();

  /** Whether somebody is logged in on this device. */
  get isOpen(): boolean {
    return localStorage.getItem(KEY) !== null;
  }

  begin({ user, ...tokens }: LoggedInDto): void {
    this.keep(tokens);
    this.setUser(user);
  }

  setUser(user: ProfileDto | null): void {
    this.user = user;
    for (const listener of this.listeners) listener();
  }

  end(): void {
    localStorage.removeItem(KEY);
    this.token = null;
    this.setUser(null);
  }

  async accessToken(): Promise<string | null> {
    if (!this.isOpen) return null;
    return this.token !== null && Date.now() < this.expires - EARLY_MS ? this.token : this.renewedToken();
  }

  /** One renewal at a time, also between the tabs of this browser: a refresh token that comes twice ends the session. */
  renewedToken(): Promise<string | null> {
    this.renewing ??= navigator.locks
      .request('treebeard.refresh', () => this.renew())
      .finally(() => (this.renewing = null));
    return this.renewing;
  }

  private async renew(): Promise<string | null> {
    const refreshToken = localStorage.getItem(KEY);
    if (refreshToken === null) return null;
    const response = await fetch('/api/v1/auth/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    });
    if (response.ok) {
      this.keep((await response.json()) as TokensDto);
      return this.token;
    }
    // A service that cannot answer now has not said that the session is over.
    if (response.status === 401 || response.status === 400) this.end();
    return null;
  }

  private keep({ accessToken, refreshToken, expiresIn }: TokensDto): void {
    localStorage.setItem(KEY, refreshToken);
    this.token = accessToken;
    this.expires = Date.now() + expiresIn * 1000;
  }

  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const session = new Session();
