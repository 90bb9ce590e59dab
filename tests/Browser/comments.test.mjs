import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, shoot, write } from './stage/browser.mjs';
import { Line } from './stage/line.mjs';
import { Server } from './stage/server.mjs';
import { until } from './stage/until.mjs';

let server, browser;
// So short a memory that a page can miss more than the server gives at once.
const settings = ['--Chat:LogComments=100'];
before(async () => { [server, browser] = await Promise.all([Server.start({ settings }), launch()]); });
after(async () => { await Promise.all([server?.stop(), browser?.close()]); });

const held = { blockedTerms: [{ term: 'zorglub', action: 'hold' }] };
const line = (page, text) => page.locator('comment-list li', { hasText: text });

async function watch(t, slug, options) {
  const page = await open(browser, `${server.url}/watch/${slug}${options?.query ?? ''}`, options);
  t.after(() => page.context().close());
  await page.locator('page-head').waitFor();
  return page;
}

async function desk(t, slug, name = 'Ann', role = 'moderator', options = {}) {
  const page = await open(browser, `${server.url}/desk/${slug}#token=${await server.token(slug, role, name)}`, options);
  t.after(() => page.context().close());
  await page.getByRole('heading', { name: 'Waiting' }).waitFor();
  return page;
}

test('a comment is on another page within a second, and asks for a name once', async t => {
  await server.channel('talk');
  const [writer, reader] = [await watch(t, 'talk'), await watch(t, 'talk')];
  await write(writer, 'Hello everybody', 'Claire');
  await line(reader, 'Hello everybody').waitFor();
  await line(writer, 'Hello everybody').getByText('Published.').waitFor();
  // The second one is timed: name, token and connection are there now.
  const at = performance.now();
  await write(writer, 'A lovely evening');
  await line(reader, 'A lovely evening').waitFor();
  const took = performance.now() - at;
  t.diagnostic(`${Math.round(took)} ms from typing to the other page`);
  assert.ok(took < 1000, `${took} ms`);
  assert.equal(await line(writer, 'A lovely evening').count(), 1, 'own comment is not doubled');
  assert.equal(await line(reader, 'A lovely evening').locator('.who').innerText(), 'Claire');
  assert.deepEqual([...writer.troubles, ...reader.troubles], []);
});

test('a name is kept over a reload, and a new name is the same author', async t => {
  await server.channel('named');
  const page = await watch(t, 'named');
  await (await write(page, 'Before the reload', 'Bea')).getByText('Published.').waitFor();
  await page.reload();
  await line(page, 'Before the reload').getByText('you', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Change name' }).click();
  await page.locator('compose-box input').fill('Beatrice');
  await page.keyboard.press('Enter');
  await page.getByText('Writing as Beatrice').waitFor();
  await (await write(page, 'After the change')).getByText('Published.').waitFor();
  const comments = await server.call('GET', 'channels/named/comments', undefined, null);
  assert.equal(new Set(comments.map(comment => comment.author.id)).size, 1, 'one author');
  assert.deepEqual(comments.map(comment => comment.author.name), ['Bea', 'Beatrice']);
});

test('a held comment says so and why; approved on the desk by keyboard, everybody sees it', async t => {
  await server.channel('approving', held);
  const [writer, reader] = [await watch(t, 'approving'), await watch(t, 'approving')];
  const moderator = await desk(t, 'approving');
  assert.equal(new URL(moderator.url()).hash, '', 'the token is gone from the address');
  const own = await write(writer, 'this zorglub waits', 'Dan');
  await own.getByText('Waiting for a moderator. It holds an expression that the channel’s rules block.').waitFor();

  const item = moderator.locator('queue-item', { hasText: 'waits' });
  await item.locator('mark', { hasText: 'zorglub' }).waitFor();
  await shoot(moderator, 'desk-held');
  assert.equal(await line(reader, 'waits').count(), 0, 'no viewer sees what is held');
  await moderator.keyboard.press('a');
  await item.getByText('Approved by Ann').waitFor();
  await line(reader, 'this zorglub waits').waitFor();
  await own.getByText('Published: Ann approved it.').waitFor();
  await item.waitFor({ state: 'detached' });
  await moderator.getByText('Nothing is waiting.').waitFor();
  assert.deepEqual(moderator.troubles, []);
});

test('a rejected comment is told to its author alone, with the maker’s name', async t => {
  await server.channel('rejecting', held);
  const writer = await watch(t, 'rejecting', { query: '?lang=fr' });
  const [moderator, colleague] = [await desk(t, 'rejecting', 'Ann'), await desk(t, 'rejecting', 'Bob')];
  await writer.getByRole('textbox', { name: 'Votre commentaire' }).fill('zorglub encore');
  await writer.keyboard.press('Enter');
  await writer.locator('compose-box input').fill('Émile');
  await writer.keyboard.press('Enter');
  const own = line(writer, 'zorglub encore');
  await own.getByText('En attente d’un modérateur.').waitFor();
  await moderator.locator('queue-item').waitFor();
  await colleague.locator('queue-item').waitFor();
  await moderator.keyboard.press('r');
  // The colleague sees it in its place, with who did it.
  await colleague.locator('queue-item').getByText('Rejected by Ann').waitFor();
  await own.getByText('Non publié : Ann l’a rejeté.').waitFor();
  await shoot(writer, 'watch-rejected-fr');
});

test('two moderators never fight: the second learns what the first did', async t => {
  await server.channel('fighting', held);
  const token = await server.guest('fighting', 'Eve');
  const moderator = await desk(t, 'fighting', 'Ann');
  const { id } = await server.post('fighting', token, 'one zorglub');
  await moderator.locator('queue-item').waitFor();
  // The request is kept back, so that the other moderator is surely first.
  await moderator.route('**/queue/*/approve', async route => {
    await server.call('POST', `channels/fighting/queue/${id}/reject`, undefined, await server.token('fighting', 'moderator', 'Bob'));
    await route.continue();
  });
  await moderator.keyboard.press('a');
  await moderator.locator('queue-item').getByText(/Bob/).waitFor();
  assert.deepEqual(await server.call('GET', 'channels/fighting/comments', undefined, null), []);
});

test('a comment retracted on the desk disappears everywhere', async t => {
  await server.channel('retracting');
  const token = await server.guest('retracting', 'Finn');
  const reader = await watch(t, 'retracting');
  const overlay = await open(browser, `${server.url}/overlay/retracting`, { width: 640, height: 360 });
  t.after(() => overlay.context().close());
  const moderator = await desk(t, 'retracting');
  await server.post('retracting', token, 'soon gone');
  await server.post('retracting', token, 'this stays');
  await line(reader, 'this stays').waitFor();
  await overlay.getByText('soon gone').waitFor();
  await shoot(overlay, 'overlay');
  await moderator.locator('live-feed li', { hasText: 'soon gone' }).getByRole('button', { name: 'Retract' }).click();
  await line(reader, 'soon gone').waitFor({ state: 'detached' });
  await overlay.getByText('soon gone').waitFor({ state: 'detached' });
  await moderator.locator('live-feed li', { hasText: 'soon gone' }).waitFor({ state: 'detached' });
  assert.equal(await line(reader, 'this stays').count(), 1);
});

test('a page that was cut off catches up: nothing lost, nothing doubled', async t => {
  await server.channel('offline');
  const network = await Line.to(server.url);
  t.after(() => { network.close(); });
  const reader = await open(browser, `${network.url}/watch/offline`);
  t.after(() => reader.context().close());
  const said = ['before', 'a train is late', 'what a goal', 'nice hat', 'who sings this?', 'afterwards'];
  const tokens = await Promise.all(said.map((_, i) => server.guest('offline', `Guest ${i}`)));
  const say = async i => assert.equal((await server.post('offline', tokens[i], said[i])).ruling, 'publish');
  await say(0);
  await line(reader, said[0]).waitFor();

  network.cut();
  await reader.getByText('Connection lost.').waitFor();
  for (const i of [1, 2, 3, 4]) await say(i);
  network.mend();
  await line(reader, said[4]).waitFor();
  await say(5);
  await line(reader, said[5]).waitFor();
  assert.deepEqual(await reader.locator('comment-list li .what').allInnerTexts(), said);
});

test('a page that missed more than the server gives says how much', async t => {
  await server.channel('long-away');
  const network = await Line.to(server.url);
  t.after(() => { network.close(); });
  const reader = await open(browser, `${network.url}/watch/long-away`);
  t.after(() => reader.context().close());
  const tokens = await Promise.all(Array.from({ length: 130 }, (_, i) => server.guest('long-away', `Guest ${i}`)));
  await server.post('long-away', tokens[0], 'before the tunnel');
  await line(reader, 'before the tunnel').waitFor();

  network.cut();
  await reader.getByText('Connection lost.').waitFor();
  const receipts = [];
  for (const [i, token] of tokens.slice(1).entries()) receipts.push(await server.post('long-away', token, `${['hello from', 'greetings from', 'good evening from'][i % 3]} seat ${i}`));
  const published = receipts.filter(receipt => receipt.ruling === 'publish').length;
  assert.ok(published > 100, `${published} published`);
  network.mend();
  await reader.getByText(`${published - 100} comments went by that this page did not get.`).waitFor();
});

test('a desk with more than a hundred held comments counts them all, and shows them on demand', async t => {
  await server.channel('swamped', held);
  const tokens = await Promise.all(Array.from({ length: 115 }, (_, i) => server.guest('swamped', `Guest ${i}`)));
  for (const [i, token] of tokens.entries()) assert.equal((await server.post('swamped', token, `zorglub number ${i}`)).ruling, 'hold');
  const page = await desk(t, 'swamped');
  await page.locator('[data-waiting="115"]').waitFor();
  assert.equal(await page.locator('queue-item').count(), 50);
  await page.getByRole('button', { name: 'Show more: 65' }).click();
  await page.getByRole('button', { name: 'Show more: 15' }).click();
  await page.locator('queue-item', { hasText: 'zorglub number 114' }).waitFor();
  assert.equal(await page.locator('queue-item').count(), 115);
  await page.locator('queue-item').last().getByRole('button', { name: 'Approve' }).click();
  await page.locator('[data-waiting="114"]').waitFor();
});

test('the level reaches the page: hidden comments are hidden, and come back', async t => {
  await server.channel('hiding');
  const reader = await watch(t, 'hiding');
  await server.post('hiding', await server.guest('hiding', 'Kim'), 'seen before');
  await line(reader, 'seen before').waitFor();
  const early = ['a lovely evening', 'what a view', 'bonsoir', 'nice hat', 'who sings this?', 'encore', 'merci', 'from Lyon', 'from Kent'];
  for (const [i, text] of early.entries()) await server.post('hiding', await server.guest('hiding', `Guest ${i}`), text);
  const moderator = await desk(t, 'hiding');
  await moderator.getByRole('button', { name: 'Comments hidden' }).click();
  await moderator.getByRole('textbox', { name: 'Reason' }).fill('a raid');
  await moderator.keyboard.press('Enter');
  await reader.getByText('Comments are hidden for the moment.').waitFor();
  await reader.getByText('Set by Ann.').waitFor();
  assert.equal(await line(reader, 'seen before').count(), 0);
  await shoot(reader, 'watch-hidden');
  await moderator.getByText('Set by Ann').waitFor();
  const late = await watch(t, 'hiding');
  await late.getByText('Comments are hidden for the moment.').waitFor();
  await moderator.getByRole('button', { name: 'Hand back to the machine' }).click();
  await line(reader, 'seen before').waitFor();
  // What comes back is no flood: the late page shows the whole of it.
  await line(late, 'seen before').waitFor();
  assert.equal(await late.locator('comment-list li').count(), early.length + 1);
});

test('a banned author is told so, and their comments are gone', async t => {
  await server.channel('banning', held);
  const [writer, reader] = [await watch(t, 'banning'), await watch(t, 'banning')];
  const moderator = await desk(t, 'banning');
  await write(writer, 'first words', 'Mallory');
  await line(reader, 'first words').waitFor();
  await write(writer, 'zorglub again');
  await moderator.locator('queue-item').waitFor();
  await moderator.keyboard.press('b');
  assert.equal(await line(reader, 'first words').count(), 1, 'one press bans nobody');
  await moderator.keyboard.press('b');
  await moderator.keyboard.press('b');
  await line(reader, 'first words').waitFor({ state: 'detached' });
  const own = await write(writer, 'may I?');
  await own.getByText('A moderator banned you from this channel.').waitFor();
});

test('a flood is shown at a readable pace, and the rest on demand', async t => {
  await server.channel('flooding', { readablePace: 2 });
  const reader = await watch(t, 'flooding');
  const tokens = await Promise.all(Array.from({ length: 40 }, (_, i) => server.guest('flooding', `Guest ${i}`)));
  await server.post('flooding', tokens[0], 'the first');
  await line(reader, 'the first').waitFor();
  await Promise.all(tokens.slice(1).map((token, i) => server.post('flooding', token, `good evening number ${i}`)));
  const more = reader.getByRole('button', { name: /more in this flood/ });
  await more.waitFor();
  await until(async () => (await server.call('GET', 'channels/flooding/comments?limit=200', undefined, null)).length === 40, 'all published');
  await shoot(reader, 'watch-flood');
  await until(async () => { await more.click({ timeout: 300 }).catch(() => {}); return await reader.locator('comment-list li').count() === 40; }, 'all shown on demand', 20_000);
});
