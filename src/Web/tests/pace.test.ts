import { describe, expect, it } from 'vitest';
import { Pace } from '../src/live/pace';

describe('the readable pace', () => {
  it('shows the first comment after a lull at once', () => {
    const pace = new Pace<number>(5);
    pace.add([1]);
    expect(pace.take(1000)).toEqual({ show: [1], pass: [] });
  });

  it('shows what is no flood whole', () => {
    const pace = new Pace<number>(5);
    pace.add([1, 2, 3]);
    expect(pace.take(1000)).toEqual({ show: [1, 2, 3], pass: [] });
  });

  it('shows no more than its number a second of a flood, and loses none', () => {
    const pace = new Pace<number>(5);
    let shown = 0, passed = 0, added = 0;
    for (let now = 0; now < 10_000; now += 50) {
      pace.add(Array.from({ length: 5 }, () => added++));
      const { show, pass } = pace.take(now);
      shown += show.length;
      passed += pass.length;
    }
    expect(shown).toBeGreaterThanOrEqual(45);
    expect(shown).toBeLessThanOrEqual(56);
    expect(added - shown - passed).toBeLessThanOrEqual(20);
  });

  it('draws fairly: every place in a slot has its chance', () => {
    const drawn = new Set<number>();
    for (const random of [0, 0.3, 0.6, 0.99]) {
      const pace = new Pace<number>(2, () => random);
      pace.add([0, 1, 2, 3]);
      drawn.add(pace.take(10_000).show[0]!);
    }
    expect([...drawn].sort()).toEqual([0, 1, 2, 3]);
  });
});
