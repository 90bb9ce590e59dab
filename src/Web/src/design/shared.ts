import { css } from 'lit';

/** What every component's style sheet starts with: controls, panels, badges, made of the tokens of page.css. */
export const shared = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  h1, h2, h3, p { margin: 0; }
  h1 { font-size: 1.25rem; line-height: 1.25; }
  h2 { font-size: 1rem; line-height: 1.3; }
  a { color: var(--accent); }

  button, .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 0.5em;
    min-height: 40px; padding: 0 14px;
    border: 1px solid var(--line); border-radius: var(--radius);
    background: var(--sheet); color: var(--ink);
    font: 600 0.9375rem/1.1 var(--font); text-decoration: none; cursor: pointer;
  }
  button:hover:not(:disabled), .button:hover { border-color: var(--ink-2); }
  button:disabled { opacity: 0.55; cursor: not-allowed; }
  button.primary, .button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  button.danger { background: var(--bad); border-color: var(--bad); color: var(--on-bad); }
  button.quiet, .button.quiet { background: transparent; border-color: transparent; color: var(--ink-2); }
  button.quiet:hover:not(:disabled), .button.quiet:hover { border-color: var(--line); color: var(--ink); }
  button.small, .button.small { min-height: 32px; padding: 0 10px; font-size: var(--small); }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

  input, select, textarea {
    width: 100%; min-height: 40px; padding: 8px 12px;
    border: 1px solid var(--line); border-radius: var(--radius);
    background: var(--sheet); color: var(--ink); font: 400 1rem/1.35 var(--font);
  }
  input[type='checkbox'] { width: 20px; min-height: 20px; height: 20px; accent-color: var(--accent); }
  input[type='range'] { padding: 0; accent-color: var(--accent); }
  label { display: grid; gap: 4px; font-size: var(--small); font-weight: 600; color: var(--ink-2); }

  .sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: calc(var(--radius) + 4px); padding: 16px; }
  .sheet > h2 { margin-bottom: 8px; }
  .sheet.stack > h2, .sheet.column > h2 { margin-bottom: 0; }
  .stack { display: grid; gap: var(--gap); align-content: start; grid-template-columns: minmax(0, 1fr); }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  .grow { flex: 1; min-width: 0; }
  .muted { color: var(--ink-2); }
  .small { font-size: var(--small); }
  .mono { font-family: var(--mono); }
  .note { padding: 10px 12px; border-radius: var(--radius); background: var(--accent-wash); }
  .note.good { background: var(--good-wash); color: var(--good); }
  .note.warn { background: var(--warn-wash); color: var(--warn); }
  .note.bad { background: var(--bad-wash); color: var(--bad); }
  .badge {
    display: inline-block; padding: 1px 7px; border-radius: 99px; background: var(--well); color: var(--ink-2);
    font-size: 0.75rem; font-weight: 600; white-space: nowrap;
  }
  .badge.live { background: var(--bad); color: var(--on-bad); }
  .badge.good { background: var(--good-wash); color: var(--good); }
  .badge.warn { background: var(--warn-wash); color: var(--warn); }
  .badge.bad { background: var(--bad-wash); color: var(--bad); }
  .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  kbd {
    padding: 0 5px; border: 1px solid currentColor; border-radius: 5px; font: 600 0.75rem/1.4 var(--mono); opacity: 0.75;
  }
  @media (hover: none) { kbd { display: none; } }
  @media (prefers-reduced-motion: reduce) { *, *::before, *::after { transition: none !important; animation-duration: 1ms !important; } }
`;
