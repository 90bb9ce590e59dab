import { describe, expect, it } from 'vitest';
import { categories, ladderCauses, levels, reasons } from '../src/wire';
import { en } from '../src/words/en';
import { fr } from '../src/words/fr';
import { choose, say, type Word } from '../src/words/words';

const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(match => match[0]).sort();

describe('the catalogues', () => {
  it('have the same words in both languages, none empty', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
    for (const text of [...Object.values(en), ...Object.values(fr)]) expect(text.trim()).not.toBe('');
  });

  it('leave the same blanks to fill in both languages', () => {
    for (const word of Object.keys(en) as Word[]) expect(blanks(fr[word]), word).toEqual(blanks(en[word]));
  });

  it('explain every reason, category and level of the wire', () => {
    const needed = [...reasons.map(name => `reason.${name}`), ...categories.map(name => `category.${name}`), ...levels.map(name => `level.${name}`), ...ladderCauses.map(name => `cause.${name}`)];
    for (const catalogue of [en, fr]) expect(Object.keys(catalogue)).toEqual(expect.arrayContaining(needed));
  });

  it('are translated, not copied', () => {
    const same = (Object.keys(en) as Word[]).filter(word => word.startsWith('reason.') && fr[word] === en[word]);
    expect(same).toEqual([]);
  });
});

describe('the language', () => {
  it('is what the address asks for', () => expect(choose('?lang=fr', ['en-GB'])).toBe('fr'));
  it('is else the first of the browser that we speak', () => expect(choose('', ['de-DE', 'fr-CA', 'en'])).toBe('fr'));
  it('is English for everybody else', () => expect(choose('?lang=xx', ['de'])).toBe('en'));
  it('fills blanks in, and leaves unknown ones visible', () => {
    expect(say('en', 'viewers', { count: 7 })).toBe('7 watching');
    expect(say('en', 'viewers')).toBe('{count} watching');
  });
});
