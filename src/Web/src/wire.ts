/** What goes over the wire, REST and hub alike. Names are the contract's. */

export const levels = ['open', 'slow', 'newcomersHeld', 'allHeld', 'commentsHidden', 'slate', 'cut'] as const;
export type Level = (typeof levels)[number];
export type Gate = 'pass' | 'slate' | 'cut';
export type Mode = 'open' | 'readOnly' | 'emojiOnly' | 'slow';

export const roles = ['viewer', 'moderator', 'broadcaster', 'owner', 'operator'] as const;
export type Role = (typeof roles)[number];

export const categories = ['insult', 'identityAttack', 'threat', 'sexual', 'profanity', 'spam'] as const;
export type Category = (typeof categories)[number];

export const rulings = ['publish', 'mask', 'hold', 'reject'] as const;
export type Ruling = (typeof rulings)[number];

export const reasons = [
  'none', 'empty', 'tooLong', 'malformed', 'tooFast', 'addressTooFast', 'channelTooFast', 'slowMode', 'banned', 'timedOut',
  'readOnly', 'emojiOnly', 'link', 'term', 'insult', 'identityAttack', 'threat', 'sexual', 'profanity', 'spam', 'toxicity',
  'newcomerHeld', 'allHeld', 'commentsHidden', 'unjudged', 'notRecorded', 'moderator', 'expired',
] as const;
export type Reason = (typeof reasons)[number];

/** The machine's name as a maker; any other maker is a person. */
export const automatic = 'automatic';

/** The longest comment, in UTF-16 units. */
export const longestComment = 500;

export interface Person { id: string; name: string }

export interface ChannelState {
  slug: string;
  name: string;
  language: string;
  live: boolean;
  level: Level;
  gate: Gate;
  viewers: number;
  mode: Mode;
  commentsPerSecond: number;
  readablePace: number;
  guests?: boolean;
  slowSeconds?: number;
}

export interface PublishedComment {
  id: string;
  sequence: number;
  author: Person & { badges?: string[] };
  text: string;
  masked?: boolean;
  at: string;
}

/** A stretch of comments that was too much to send. */
export interface Missed { count: number; from: number; to: number }

export interface Joined {
  channel: ChannelState;
  comments: PublishedComment[];
  missed?: Missed;
  sequence: number;
  author?: Person & { role: Role };
}

export interface CommentsEvent { slug: string; comments: PublishedComment[] }
export interface RetractedEvent { slug: string; ids?: string[]; authorId?: string }
export interface StateEvent {
  slug: string; live: boolean; level: Level; gate: Gate; viewers: number; mode?: Mode; cause?: string; maker: string; makerId?: string;
}

/** Why a channel is on its level. A State event with another cause, or none, says nothing about who set the level. */
export const ladderCauses = [
  'none', 'unrest', 'flood', 'spike', 'regularsInSpike', 'severeSpike', 'spikeWentOn', 'countdown', 'calm', 'hand', 'handedBack', 'handExpired', 'resumed', 'kept', 'restart',
] as const;
export type LadderCause = (typeof ladderCauses)[number];

/** A person's choice in force. */
export interface Hand { maker: string; makerId?: string; reason?: string; until?: string }
export interface Question { endsAt: string; onCountdown: 'none' | 'slate' | 'cut' }

/** The ladder as the team sees it: GET level, and the answer to every hand. */
export interface LadderView { level: Level; gate: Gate; cause: LadderCause; maker: string; makerId?: string; at: string; hand?: Hand; question?: Question }

export interface Receipt { id: string; ruling: Ruling; reason: Reason; sequence?: number; retryAfterMs?: number }
export interface ReceiptEvent extends Receipt { slug: string; maker?: string }

export interface Span { start: number; end: number; category: Category }
export interface Claim { maker: string; makerId?: string; until?: string }

export interface HeldItem {
  id: string;
  author: Person & { record?: { firstSeen: string; published: number; approved: number; rejected: number } };
  text: string;
  spans?: Span[];
  scores?: Partial<Record<Category, number>>;
  toxicity?: number;
  language?: string;
  reason: Reason;
  at: string;
  expiresAt?: string;
  claim?: Claim;
  before?: PublishedComment[];
  after?: PublishedComment[];
}

/** The answer to Watch. */
export interface DeskAnswer { channel: ChannelState; queue: HeldItem[]; held: number }

export interface HeldEvent { slug: string; item: HeldItem }
export interface DecidedEvent {
  slug: string; id: string; decision: 'approved' | 'rejected' | 'retracted'; reason: Reason; maker: string; makerId?: string; at: string;
}
export interface ClaimedEvent extends Claim { slug: string; id: string }
export interface PulseEvent {
  slug: string; at: string; comments: number; abusiveAuthors: number; toxicity: number; level: Level;
  hand?: Hand;
  question?: Question;
  detector?: { raised?: boolean; pressure?: number; flood?: number | boolean; [name: string]: unknown };
}
export interface IncidentStep { at: string; from: Level; to: Level; cause: string; maker: string }
export interface IncidentEvent {
  slug: string; id: string; raisedAt: string; clearedAt?: string; level: Level; steps?: IncidentStep[];
  question?: Question;
}

export interface TermRule { term: string; action?: 'reject' | 'hold' | 'mask'; expires?: string; regex?: boolean }
export interface Rules {
  strictness: Record<Category, number>;
  blockedTerms: TermRule[];
  permittedTerms: TermRule[];
  guests: boolean; readOnly: boolean; emojiOnly: boolean; linksHeld: boolean; slowSeconds: number; newcomerMinutes: number;
  failure: 'hold' | 'reject' | 'publish';
  heldExpirySeconds: number; heldExpiryOutcome: 'reject' | 'publish';
  ladder: { automaticUpTo: Level; countdownSeconds: number; onCountdown: 'none' | 'slate' | 'cut'; cutAfterSeconds: number };
  videoDelaySeconds: number; readablePace: number; allowedParents: string[];
}

export interface CreatedChannel {
  slug: string; name: string; streamKey: string; rtmpUrl: string; hlsUrl: string; watchUrl: string; embedUrl: string;
}

/** Whether viewers are shown no comments at this level. */
export const hidesComments = (level: Level): boolean => levels.indexOf(level) >= levels.indexOf('commentsHidden');
