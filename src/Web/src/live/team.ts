import { passing } from './keep';

// A token in the address (#token=…) moves into the tab's storage at once, so that no history or screen keeps it.
export function takeTokenFromAddress(slug: string): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return;
  history.replaceState(null, '', location.pathname + location.search);
  keepToken(slug, token);
}

/** Keeps a token for a channel, in this tab only; the empty slug is the whole server. */
export const keepToken = (slug: string, token: string): void => { passing.set(`token.${slug}`, token); };

/** The token for a channel: its own, else the one for the whole server. */
export const tokenFor = (slug: string): string | null => passing.get(`token.${slug}`) ?? passing.get('token.');

/** Signs out of a channel and of the server. */
export function forgetTokens(slug: string): void {
  passing.remove(`token.${slug}`);
  passing.remove('token.');
}
