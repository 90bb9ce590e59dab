import { css } from 'lit';

/** The colours of authors' names; page.css has the pairs. */
export const tints = css`
  .tint-0 { color: var(--author-0); } .tint-1 { color: var(--author-1); } .tint-2 { color: var(--author-2); }
  .tint-3 { color: var(--author-3); } .tint-4 { color: var(--author-4); } .tint-5 { color: var(--author-5); }
`;

/** Which of them belongs to an author: the same on every page, so that a conversation can be followed at a glance. */
export function tint(authorId: string): number {
  let sum = 0;
  for (const letter of authorId) sum = (sum * 31 + letter.codePointAt(0)!) >>> 0;
  return sum % 6;
}
