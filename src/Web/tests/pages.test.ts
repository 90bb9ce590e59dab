import { describe, expect, it } from 'vitest';
import { explain } from '../src/chat/fate';
import { cut } from '../src/desk/spans';
import type { Entry } from '../src/live/timeline';
import { veilOf } from '../src/player/veil';

const entry = (part: Partial<Entry>): Entry => ({ key: 'k', author: { id: 'me', name: 'Me' }, text: 't', at: '', mine: true, fate: 'held', ...part });

describe('the veil', () => {
  it('follows the gate at once, whatever the picture does', () => {
    expect(veilOf('slate', true, true, false)).toBe('slate');
    expect(veilOf('cut', false, true, false)).toBe('cut');
  });
  it('stays up after a slate until the buffered stretch is over', () => expect(veilOf('pass', true, true, true)).toBe('slate'));
  it('says whether to wait or whether it is about to start', () => {
    expect(veilOf('pass', false, false, false)).toBe('waiting');
    expect(veilOf('pass', true, false, false)).toBe('starting');
    expect(veilOf('pass', true, true, false)).toBe('none');
  });
});

describe('what became of a comment', () => {
  it('names the machine for what the machine did', () =>
    expect(explain('en', entry({ fate: 'rejected', reason: 'insult' }))).toBe('Not published. The automatic filter took it for an insult.'));
  it('names the person for what a person did', () => {
    expect(explain('en', entry({ fate: 'published', reason: 'moderator', maker: 'Ann' }))).toBe('Published: Ann approved it.');
    expect(explain('fr', entry({ fate: 'rejected', reason: 'moderator', maker: 'Ann' }))).toBe('Non publié : Ann l’a rejeté.');
  });
  it('says how long to wait', () =>
    expect(explain('en', entry({ fate: 'rejected', reason: 'slowMode', retryAfterMs: 2400 }))).toContain('Try again in 3 s.'));
  it('never calls an expiry a person’s decision', () =>
    expect(explain('en', entry({ fate: 'rejected', reason: 'expired', maker: 'automatic' }))).toBe('Not published. No moderator decided in time, so the rules did.'));
});

describe('spans', () => {
  it('cut a text at UTF-16 offsets', () =>
    expect(cut('😀 you idiot', [{ start: 7, end: 12, category: 'insult' }])).toEqual([{ text: '😀 you ' }, { text: 'idiot', category: 'insult' }]));
  it('that overlap, lie outside or are empty do no harm', () => {
    expect(cut('abcdef', [{ start: 0, end: 4, category: 'insult' }, { start: 2, end: 9, category: 'threat' }, { start: 3, end: 3, category: 'spam' }]).map(stretch => stretch.text))
      .toEqual(['abcd', 'ef']);
    expect(cut('abc')).toEqual([{ text: 'abc' }]);
  });
});
