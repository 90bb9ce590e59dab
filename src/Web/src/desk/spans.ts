import type { Category, Span } from '../wire';

/** A stretch of a text, marked or not. */
export interface Stretch { text: string; category?: Category }

/** Cuts a text at its spans; overlapping ones count once, wrong ones are left out. */
export function cut(text: string, spans: readonly Span[] = []): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, span.start);
    const end = Math.min(text.length, span.end);
    if (end <= start) continue;
    if (start > at) stretches.push({ text: text.slice(at, start) });
    stretches.push({ text: text.slice(start, end), category: span.category });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at) });
  return stretches;
}
