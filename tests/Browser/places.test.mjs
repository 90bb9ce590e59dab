import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { faults, launch, open, overflows, picture, shoot, veil, write } from './stage/browser.mjs';
import { Publisher } from './stage/publisher.mjs';
import { freePort, Server } from './stage/server.mjs';
import { until } from './stage/until.mjs';

let server, browser;
before(async () => { [server, browser] = await Promise.all([Server.start(), launch()]); });
after(async () => { await Promise.all([server?.stop(), browser?.close()]); });

async function visit(t, path, options) {
  const page = await open(browser, server.url + path, options);
  t.after(() => page.context().close());
  return page;
}

test('an operator signs in at home, makes a channel, and gets its key', async t => {
  const page = await visit(t, '/');
  await page.getByLabel('Token').fill('not-a-token');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Token').fill(server.operator);
  await page.keyboard.press('Enter');
  await page.getByText('No channel yet.').waitFor();
  await page.getByLabel('Address').fill('evening');
  await page.getByLabel('Name').fill('The evening show');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('The channel The evening show is there.').waitFor();
  assert.match(await page.getByLabel('Server').inputValue(), /^rtmp:\/\//);
  const key = await page.getByLabel('Stream key').inputValue();
  assert.ok(key.length >= 20);
  await shoot(page, 'home-created');
  assert.deepEqual(await faults(page), []);
  await page.getByLabel('Address').fill('evening');
  await page.getByLabel('Name').fill('Taken');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('alert').filter({ hasText: 'evening' }).waitFor();
});

test('the studio works in one hand: slate, resume, hold to cut', async t => {
  const { streamKey } = await server.channel('onehand');
  const publisher = Publisher.start(server.rtmp, streamKey);
  t.after(() => publisher.stop());
  const page = await visit(t, `/studio/onehand?lang=fr#token=${await server.token('onehand', 'owner', 'Olga')}`, { width: 360, height: 760, locale: 'fr-FR', hasTouch: true });
  await until(async () => (await picture(page)).frames > 5, 'the picture', 15_000);
  assert.equal(await overflows(page), false, 'nothing is wider than the phone');
  await shoot(page, 'studio-360-fr');
  await page.getByRole('button', { name: 'Mire', exact: true }).first().click();
  await until(async () => await veil(page) === 'slate', 'the veil', 2000);
  await page.getByRole('button', { name: 'Reprendre' }).click();
  await until(async () => await veil(page) === null, 'the picture', 15_000);

  const cut = page.getByRole('button', { name: 'Maintenir pour couper' });
  await cut.click();
  assert.equal(await page.locator('gate-control [data-gate]').getAttribute('data-gate'), 'pass', 'a tap cuts nothing');
  await cut.hover();
  await page.mouse.down();
  await until(async () => await veil(page) === 'cut', 'the cut', 4000);
  await page.mouse.up();
  await publisher.ended;
  await page.locator('gate-control [data-gate=cut]').waitFor();
  assert.deepEqual(await faults(page), []);
});

test('the owner changes the rules in the studio, and they hold', async t => {
  await server.channel('ruled');
  const page = await visit(t, `/studio/ruled#token=${await server.token('ruled', 'owner', 'Olga')}`);
  await page.getByText('Rules', { exact: true }).click();
  await page.getByLabel('Links wait for a moderator').check();
  await page.getByLabel('Insult').selectOption('4');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. The new rules are in force.').waitFor();
  const rules = await server.call('GET', 'channels/ruled/rules');
  assert.equal(rules.linksHeld, true);
  assert.equal(rules.strictness.insult, 4);
  await shoot(page, 'studio-rules');
});

test('a moderator may not command the picture, and a stranger may not enter', async t => {
  await server.channel('guarded');
  await server.channel('elsewhere');
  const moderator = await visit(t, `/desk/guarded#token=${await server.token('guarded', 'moderator', 'Max')}`);
  await moderator.getByText('Your role does not command the picture.').waitFor();
  assert.equal(await moderator.getByRole('button', { name: 'Cut', exact: true }).count(), 0);
  const stranger = await visit(t, `/desk/guarded#token=${await server.token('elsewhere', 'owner', 'Zoe')}`);
  await stranger.getByRole('alert').waitFor();
  assert.equal(await stranger.locator('queue-item').count(), 0);
});

for (const colorScheme of ['light', 'dark'])
  for (const [width, height] of [[360, 740], [1920, 1080]])
    test(`watch and desk are readable at ${width} px, ${colorScheme}`, async t => {
      const slug = `look-${width}-${colorScheme}`;
      await server.channel(slug, { blockedTerms: [{ term: 'zorglub', action: 'hold' }] });
      for (const [name, text] of [['Nora', 'Bonsoir à tous depuis Lyon !'], ['Ola', 'Good evening from Leeds'], ['Pat', 'ce zorglub attend']])
        await server.post(slug, await server.guest(slug, name), text);
      const watch = await visit(t, `/watch/${slug}?lang=${width === 360 ? 'fr' : 'en'}`, { width, height, colorScheme });
      await watch.getByText('Good evening from Leeds').waitFor();
      await watch.getByRole('textbox').fill('un zorglub de plus');
      await watch.keyboard.press('Enter');
      await watch.locator('compose-box input').fill('Quentin');
      await watch.keyboard.press('Enter');
      await watch.locator('comment-list li.held').waitFor();
      await shoot(watch, `watch-${width}-${colorScheme}`);
      assert.equal(await overflows(watch), false);
      assert.deepEqual(await faults(watch), []);

      const desk = await visit(t, `/desk/${slug}?lang=${width === 360 ? 'fr' : 'en'}#token=${await server.token(slug, 'owner', 'Olga')}`, { width, height, colorScheme });
      await desk.locator('queue-item').first().waitFor();
      await desk.locator('live-feed li').first().waitFor();
      await shoot(desk, `desk-${width}-${colorScheme}`);
      assert.equal(await overflows(desk), false);
      assert.deepEqual(await faults(desk), []);
    });

test('another site embeds a channel with one script where the channel allows it, and only there', async t => {
  const [allowed, other] = [await freePort(), await freePort()];
  const site = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!doctype html><script src="${server.url}/embed.js" async></script><h1>My site</h1><live-stream channel="guesthouse" lang="fr"></live-stream>`);
  });
  const elsewhere = createServer((request, answer) => site.emit('request', request, answer));
  await Promise.all([[site, allowed], [elsewhere, other]].map(([host, port]) => new Promise(resolve => { host.listen(port, '127.0.0.1', resolve); })));
  t.after(() => { for (const host of [site, elsewhere]) { host.closeAllConnections(); host.close(); } });
  await server.channel('guesthouse', { allowedParents: [`http://127.0.0.1:${allowed}`] });

  const page = await open(browser, `http://127.0.0.1:${allowed}/`);
  t.after(() => page.context().close());
  const frame = page.frameLocator('live-stream iframe');
  await frame.getByText('Le direct n’a pas commencé').waitFor();
  await frame.getByRole('textbox').fill('bonjour du site');
  await frame.getByRole('button', { name: 'Envoyer' }).click();
  await frame.locator('compose-box input').fill('Rémi');
  await frame.getByRole('button', { name: 'Continuer' }).click();
  await frame.locator('comment-list li', { hasText: 'bonjour du site' }).getByText('Publié.').waitFor();
  await shoot(page, 'embed');

  const refused = await open(browser, `http://127.0.0.1:${other}/`);
  t.after(() => refused.context().close());
  await until(() => refused.troubles.some(trouble => /frame-ancestors/.test(trouble)), 'the browser’s refusal');
});

test('the link of a first start gives the operator’s token, once', async t => {
  const fresh = await Server.start({ isNew: true });
  t.after(() => fresh.stop());
  const [link] = await until(() => /http:\S+\/setup#\S+/.exec(fresh.said), 'the link');
  const page = await open(browser, link);
  t.after(() => page.context().close());
  assert.equal(new URL(page.url()).hash, '', 'the secret is gone from the address');
  await page.getByRole('button', { name: 'Get the operator’s token' }).click();
  const token = await page.getByLabel('Token').inputValue();
  await shoot(page, 'setup');
  assert.deepEqual(await fresh.call('GET', 'channels', undefined, token), []);
  await page.getByRole('link', { name: 'Continue to the channels' }).click();
  await page.getByText('No channel yet.').waitFor();

  const late = await open(browser, link);
  t.after(() => late.context().close());
  await late.getByRole('button', { name: 'Get the operator’s token' }).click();
  await late.getByRole('alert').waitFor();
});

test('in a raid the studio shows the incident and asks; the answer is carried out', async t => {
  await server.channel('raided', { ladder: { automaticUpTo: 'commentsHidden', countdownSeconds: 120, onCountdown: 'none', cutAfterSeconds: 20 } });
  const page = await visit(t, `/studio/raided#token=${await server.token('raided', 'broadcaster', 'Bea')}`, { width: 360, height: 760 });
  await page.getByText('Set by the machine').waitFor();
  const insults = ['you are a fucking idiot', 'shut up you stupid moron', 'what a disgusting piece of shit you are', 'ferme ta gueule connard', 'sale pute, ta gueule', 'espèce de gros con'];
  const raiders = await Promise.all(Array.from({ length: 100 }, (_, i) => server.guest('raided', `Raider ${i}`)));
  const raid = (async () => {
    for (let round = 0; round < 3; round++)
      for (const [i, token] of raiders.entries()) await server.post('raided', token, `${insults[(i + round) % insults.length]} ${i}`);
  })();
  await page.getByText('What shall happen to the picture?').waitFor({ timeout: 30_000 });
  await page.getByText(/^Incident since/).waitFor();
  await shoot(page, 'studio-raid');
  await page.locator('incident-banner').getByRole('button', { name: 'Slate' }).click();
  await until(async () => (await server.call('GET', 'channels/raided')).gate === 'slate', 'the slate');
  await page.getByText('What shall happen to the picture?').waitFor({ state: 'detached' });
  await page.getByText('Set by Bea').waitFor();
  await raid;
});

test('an unknown channel is a page that says so, with status 404', async t => {
  const answer = await fetch(`${server.url}/watch/nobody-here`);
  assert.equal(answer.status, 404);
  const page = await visit(t, '/watch/nobody-here?lang=fr');
  await page.getByText('Il n’y a rien ici').waitFor();
});

test('every page forbids inline script and foreign frames', async () => {
  await server.channel('strict');
  for (const path of ['/', '/setup', '/watch/strict', '/desk/strict', '/studio/strict', '/embed/strict', '/overlay/strict']) {
    const answer = await fetch(server.url + path);
    assert.equal(answer.status, 200, path);
    const policy = answer.headers.get('content-security-policy');
    assert.match(policy, /script-src 'self';/, path);
    assert.match(policy, /^.(embed|overlay)/.test(path) ? /frame-ancestors 'self'$/ : /frame-ancestors 'none'$/, path);
    assert.doesNotMatch(await answer.text(), /<script(?![^>]* src=)|\son\w+=/, path);
  }
});

test('comments written in a page reach the API as they were typed', async t => {
  await server.channel('verbatim');
  const page = await visit(t, '/watch/verbatim');
  const text = '<b>gras</b> & "guillemets" 😀 l’été';
  await write(page, text, 'Sam');
  await until(async () => (await server.call('GET', 'channels/verbatim/comments', undefined, null))[0]?.text === text, 'the text as typed');
  assert.equal(await page.locator('comment-list b', { hasText: 'gras' }).count(), 0, 'markup stays text');
});
