import { beforeEach, describe, expect, it } from 'vitest';
import { Timeline } from '../src/live/timeline';
import type { PublishedComment } from '../src/wire';

const comment = (sequence: number, text = `text ${sequence}`, author = 'other'): PublishedComment =>
  ({ id: `id-${sequence}`, sequence, author: { id: author, name: author }, text, at: '2026-01-01T00:00:00Z' });

describe('a timeline', () => {
  let timeline: Timeline;
  const texts = () => timeline.entries.map(entry => entry.text);
  beforeEach(() => {
    timeline = new Timeline();
    timeline.me = { id: 'me', name: 'Me' };
  });

  it('shows nothing twice and keeps the order of the numbers', () => {
    timeline.take([comment(2), comment(3)]);
    expect(timeline.take([comment(1), comment(2), comment(4)]).map(entry => entry.sequence)).toEqual([1, 4]);
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3', 'text 4']);
    expect(timeline.last).toBe(4);
  });

  it('knows an own comment again, whichever of receipt and event comes first', () => {
    timeline.send('c1', 'mine', 'now');
    timeline.take([comment(1, 'mine', 'me')]);
    timeline.receive('c1', { id: 'id-1', ruling: 'publish', reason: 'none', sequence: 1 });
    timeline.send('c2', 'again', 'now');
    timeline.receive('c2', { id: 'id-2', ruling: 'publish', reason: 'none', sequence: 2 });
    timeline.take([comment(2, 'again', 'me')]);
    expect(timeline.entries.map(entry => [entry.text, entry.fate, entry.mine])).toEqual([['mine', 'published', true], ['again', 'published', true]]);
  });

  it('takes a masked own comment in without showing it twice', () => {
    timeline.send('c1', 'a bad word', 'now');
    timeline.take([{ ...comment(1, 'a *** word', 'me'), masked: true }]);
    timeline.receive('c1', { id: 'id-1', ruling: 'mask', reason: 'term', sequence: 1 });
    expect(timeline.entries.map(entry => [entry.text, entry.fate])).toEqual([['a *** word', 'masked']]);
  });

  it('keeps a held comment for its author, and tells its later fate', () => {
    timeline.send('c1', 'doubtful', 'now');
    timeline.receive('c1', { id: 'id-9', ruling: 'hold', reason: 'insult' });
    expect(timeline.entries[0]).toMatchObject({ fate: 'held', reason: 'insult' });
    timeline.revise({ slug: 's', id: 'id-9', ruling: 'reject', reason: 'moderator', maker: 'Ann' });
    expect(timeline.entries[0]).toMatchObject({ fate: 'rejected', maker: 'Ann' });
  });

  it('lets a retracted comment vanish, also one that arrives late', () => {
    timeline.take([comment(1), comment(2)]);
    timeline.retract({ slug: 's', ids: ['id-1', 'id-3'] });
    timeline.take([comment(3)]);
    expect(texts()).toEqual(['text 2']);
  });

  it('lets all comments of an author vanish, and marks own ones', () => {
    timeline.take([comment(1), comment(2, 'mine', 'me'), comment(3, 'friend', 'friend')]);
    timeline.retract({ slug: 's', authorId: 'other' });
    timeline.retract({ slug: 's', authorId: 'me' });
    expect(timeline.entries.map(entry => [entry.text, entry.fate])).toEqual([['mine', 'retracted'], ['friend', 'published']]);
  });

  it('forgets the oldest of others beyond its size, never own ones', () => {
    timeline.take([comment(1, 'mine', 'me')]);
    timeline.take(Array.from({ length: 700 }, (_, i) => comment(i + 2)));
    expect(timeline.entries.length).toBe(500);
    expect(texts()[0]).toBe('mine');
    expect(texts().at(-1)).toBe('text 701');
  });

  it('keeps in mind what it was not given, once, and does not ask for it again', () => {
    timeline.take([comment(1)]);
    timeline.miss({ count: 298, from: 2, to: 299 });
    timeline.miss({ count: 298, from: 2, to: 299 });
    expect(timeline.missed).toEqual([{ count: 298, from: 2, to: 299 }]);
    expect(timeline.last).toBe(299);
    timeline.restart();
    expect(timeline.missed).toEqual([]);
  });
});
