import { automatic } from '../wire';
import type { Entry } from '../live/timeline';
import { say, type Language } from '../words/words';

/** What became of a comment and why, in plain words that name the maker. */
export function explain(language: Language, entry: Entry): string {
  const { fate, reason, maker } = entry;
  const isPerson = maker !== undefined && maker !== automatic;
  if (isPerson && fate === 'rejected') return say(language, 'fate.rejected.person', { maker });
  if (isPerson && (fate === 'published' || fate === 'masked')) return say(language, 'fate.approved.person', { maker });
  if (fate === 'published' && reason === 'expired') return say(language, 'fate.approved.expired');

  const isExplained = (fate === 'held' || fate === 'rejected') && reason !== undefined && reason !== 'none';
  return [
    say(language, `fate.${fate}`),
    isExplained ? say(language, `reason.${reason}`) : '',
    entry.retryAfterMs ? say(language, 'fate.again', { seconds: Math.ceil(entry.retryAfterMs / 1000) }) : '',
  ].filter(Boolean).join(' ');
}
