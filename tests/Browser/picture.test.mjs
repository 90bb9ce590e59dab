import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { behind, flow, launch, measureFlow, open, picture, shoot, veil } from './stage/browser.mjs';
import { Publisher } from './stage/publisher.mjs';
import { Server } from './stage/server.mjs';
import { until } from './stage/until.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), launch()]); });
after(async () => { await Promise.all([server?.stop(), browser?.close()]); });

/** A channel on air and a page that shows it. */
async function onAir(t, slug, rules, encoding) {
  const { streamKey } = await server.channel(slug, rules);
  const page = await open(browser, `${server.url}/watch/${slug}`);
  await page.getByText('The broadcast has not started').waitFor();
  const publisher = Publisher.start(server.rtmp, streamKey, encoding);
  t.after(async () => { await publisher.stop(); await page.context().close(); });
  await until(async () => (await picture(page)).frames > 0, 'decoded frames', 15_000);
  return { page, publisher, streamKey };
}

test('a broadcast is live on a waiting page within 6 s of ffmpeg’s start', async t => {
  const { page, publisher } = await onAir(t, 'first');
  await until(async () => { const { frames, colours } = await picture(page); return frames > 5 && colours > 12; }, 'a coloured picture', 6000 - publisher.age);
  t.diagnostic(`live after ${Math.round(publisher.age)} ms`);
  assert.equal(await veil(page), null);
  await page.getByText('Live', { exact: true }).waitFor();
  await shoot(page, 'watch-live');
  assert.equal((await picture(page)).width, 1280);
  assert.deepEqual(page.troubles.filter(trouble => !/index\.m3u8/.test(trouble)), []);
});

test('a page that comes later joins close to live, and the picture flows', async t => {
  const { publisher } = await onAir(t, 'later');
  const page = await open(browser, `${server.url}/watch/later`, { locale: 'fr-FR' });
  t.after(() => page.context().close());
  const opened = performance.now();
  await until(async () => (await picture(page)).frames > 5, 'frames', 6000);
  t.diagnostic(`${Math.round(performance.now() - opened)} ms from opening to the picture; ffmpeg had run ${Math.round(publisher.age)} ms`);
  await page.getByText('En direct', { exact: true }).waitFor();
  const from = await picture(page);
  await until(async () => (await picture(page)).at > from.at + 3, 'three seconds of picture', 12_000);
});

test('a slate veils picture and sound at once, plays through without stalling, and the picture comes back', async t => {
  const { page } = await onAir(t, 'slated');
  // The first seconds build up the buffer; what is asked here is that the slate does not interrupt it.
  await until(async () => (await picture(page)).at > 4, 'a settled picture', 15_000);
  await measureFlow(page);
  const at = performance.now();
  await server.call('POST', 'channels/slated/broadcast/slate');
  await until(async () => await veil(page) === 'slate', 'the veil', 1000);
  const took = performance.now() - at;
  t.diagnostic(`veiled ${Math.round(took)} ms after the command`);
  assert.ok(took < 500, `veiled after ${took} ms`);
  assert.ok((await picture(page)).muted, 'the sound is off under the veil');
  await shoot(page, 'watch-slate');

  const { at: from, frames } = await picture(page);
  await until(async () => (await picture(page)).at > from + 7, 'seven seconds of slate', 20_000);
  assert.ok((await picture(page)).frames > frames, 'slate frames are decoded');
  const stood = await flow(page);
  t.diagnostic(`longest stand under the slate: ${Math.round(stood)} ms`);
  assert.ok(stood < 1500, `the slate stalled for ${stood} ms`);

  await server.call('POST', 'channels/slated/broadcast/resume');
  await until(async () => await veil(page) === null && (await picture(page)).colours > 12, 'the picture again', 15_000);
  assert.ok(!(await picture(page)).muted, 'the sound is back');
  await shoot(page, 'watch-after-slate');
});

test('slates leave nobody behind: the picture comes back to live by itself, with frames in the order that OBS sends', async t => {
  const { page } = await onAir(t, 'caught-up', {}, ['-preset', 'veryfast', '-bf', '2']);
  await until(async () => (await picture(page)).at > 4, 'a settled picture', 15_000);
  const before = await behind(page);
  const slate = async () => {
    await server.call('POST', 'channels/caught-up/broadcast/slate');
    await until(async () => await veil(page) === 'slate', 'the veil', 1000);
  };
  await slate();
  const { at } = await picture(page);
  await until(async () => (await picture(page)).at > at + 2, 'two seconds of slate', 15_000);
  await server.call('POST', 'channels/caught-up/broadcast/resume');
  const { at: back } = await picture(page);
  await until(async () => await veil(page) === null && (await picture(page)).at > back + 5, 'five seconds after the slate', 15_000);
  const after = await behind(page);

  // What a slate added to the timeline is made good soonest where nobody sees it.
  await slate();
  const started = performance.now();
  await until(async () => await behind(page) < Math.max(before, 2.5) + 0.5, 'the picture near live again', 11_000);
  t.diagnostic(`behind by ${before.toFixed(1)} s before, ${after.toFixed(1)} s after a slate; near live again ${Math.round(performance.now() - started)} ms into the next`);
  await server.call('POST', 'channels/caught-up/broadcast/resume');
  await until(async () => await veil(page) === null && (await picture(page)).colours > 12, 'the picture again', 15_000);
});

test('a cut veils the page within a second and ends the publisher; after resume the same key is live again', async t => {
  const { page, publisher, streamKey } = await onAir(t, 'cut-off');
  const at = performance.now();
  await server.call('POST', 'channels/cut-off/broadcast/cut');
  await until(async () => await veil(page) === 'cut', 'the veil', 1000);
  t.diagnostic(`veiled ${Math.round(performance.now() - at)} ms after the command`);
  await publisher.ended;
  await page.getByText('Offline').waitFor();
  // The machine says that the publisher ended; the cut stays the person's.
  await page.getByText('Set by operator.').waitFor();
  await shoot(page, 'watch-cut');

  const refused = Publisher.start(server.rtmp, streamKey);
  await refused.ended;
  assert.equal(await veil(page), 'cut');

  await server.call('POST', 'channels/cut-off/broadcast/resume');
  const again = Publisher.start(server.rtmp, streamKey);
  t.after(() => again.stop());
  await until(async () => await veil(page) === null && (await picture(page)).colours > 12, 'the picture of the second broadcast', 15_000);
});

test('a publisher that goes and comes back is shown again by itself', async t => {
  const { page, publisher, streamKey } = await onAir(t, 'returning');
  await publisher.stop();
  await until(async () => await veil(page) === 'waiting', 'the page to wait', 20_000);
  const again = Publisher.start(server.rtmp, streamKey);
  t.after(() => again.stop());
  await until(async () => await veil(page) === null && (await picture(page)).colours > 12, 'the second broadcast', 15_000);
});
