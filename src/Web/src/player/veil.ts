import type { Gate } from '../wire';

/** What stands over the picture. */
export type Veil = 'none' | 'waiting' | 'starting' | 'slate' | 'cut';

/** Which veil belongs over the picture: the gate's first, since the picture runs seconds behind the hub. */
export function veilOf(gate: Gate, live: boolean, hasPicture: boolean, isTainted: boolean): Veil {
  if (gate === 'cut') return 'cut';
  // After a slate, what was buffered before it must not flash up.
  if (gate === 'slate' || isTainted) return 'slate';
  if (hasPicture) return 'none';
  return live ? 'starting' : 'waiting';
}
