import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const shots = fileURLToPath(new URL('../../../artifacts/screenshots', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A real Chromium. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--autoplay-policy=no-user-gesture-required'],
  });
}

/** A fresh person in front of a page; every error of the page is kept in `page.troubles`. */
export async function open(browser, url, { width = 1280, height = 800, locale = 'en-GB', ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.troubles = [];
  page.on('pageerror', error => page.troubles.push(String(error)));
  page.on('console', message => { if (message.type() === 'error') page.troubles.push(`${message.text()} ${message.location().url}`); });
  await page.goto(url);
  return page;
}

/** Keeps a picture of the page. */
export async function shoot(page, name) {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png` });
}

/** Frames decoded so far, the position, and whether the picture in the middle is one colour. */
export function picture(page) {
  return page.evaluate(() => {
    const find = root => root.querySelector('video') ?? [...root.querySelectorAll('*')].map(element => element.shadowRoot && find(element.shadowRoot)).find(Boolean);
    const video = find(document);
    if (!video) return { frames: 0, at: 0, colours: 0, width: 0, muted: true };
    const canvas = new OffscreenCanvas(64, 36);
    const brush = canvas.getContext('2d', { willReadFrequently: true });
    let colours = 0;
    if (video.videoWidth > 0) {
      brush.drawImage(video, 0, 0, 64, 36);
      const { data } = brush.getImageData(0, 0, 64, 36);
      colours = new Set(Array.from({ length: 64 * 36 }, (_, i) => (data[i * 4] >> 5) * 64 + (data[i * 4 + 1] >> 5) * 8 + (data[i * 4 + 2] >> 5))).size;
    }
    return { frames: video.getVideoPlaybackQuality().totalVideoFrames, at: video.currentTime, colours, width: video.videoWidth, muted: video.muted, ready: video.readyState };
  });
}

/** Which veil the picture has, or none. */
export const veil = page => page.locator('live-picture .veil').getAttribute('data-veil', { timeout: 200 }).catch(() => null);

/** Seconds between what is shown and the newest that may be shown, at most within a segment's time. */
export const behind = page => page.evaluate(async () => {
  const find = root => root.querySelector('video') ?? [...root.querySelectorAll('*')].map(element => element.shadowRoot && find(element.shadowRoot)).find(Boolean);
  const video = find(document);
  let most = 0;
  for (let i = 0; i < 22; i++) {
    most = Math.max(most, video.seekable.end(video.seekable.length - 1) - video.currentTime);
    await new Promise(resolve => { setTimeout(resolve, 100); });
  }
  return most;
});

/** Begins to measure how the picture flows; the answer of `flow` is the longest time, in milliseconds, that it stood still since. */
export const measureFlow = page => page.evaluate(() => {
  const find = root => root.querySelector('video') ?? [...root.querySelectorAll('*')].map(element => element.shadowRoot && find(element.shadowRoot)).find(Boolean);
  const video = find(document);
  clearInterval(window.flowing);
  let [position, movedAt] = [video.currentTime, performance.now()];
  window.longestStand = 0;
  window.flowing = setInterval(() => {
    const now = performance.now();
    window.longestStand = Math.max(window.longestStand, now - movedAt);
    if (video.currentTime !== position) [position, movedAt] = [video.currentTime, now];
  }, 40);
});
export const flow = page => page.evaluate(() => window.longestStand);

/** Serious faults that axe finds in the page as it is. */
export async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target.flat().join(' ')} ${node.failureSummary}`).join('; ')}`);
}

/** Whether something is wider than the window. */
export const overflows = page => page.evaluate(() => document.scrollingElement.scrollWidth > window.innerWidth);

/** Writes a comment as a person would, giving a name where the page asks for one. */
export async function write(page, text, name = 'Viewer') {
  await page.getByRole('textbox', { name: /comment/i }).fill(text);
  await page.keyboard.press('Enter');
  const ask = page.locator('compose-box input');
  const own = page.locator('comment-list li.mine', { hasText: text });
  await ask.or(own).first().waitFor();
  if (await ask.isVisible()) {
    await ask.fill(name);
    await page.keyboard.press('Enter');
  }
  await own.waitFor();
  return own;
}
