import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { google } from 'googleapis';
import { Server } from '../Browser/stage/server.mjs';
import { comments } from './stage/comments.mjs';

const [calls, atOnce, rounds] = [2000, 16, 10];

let server, client, key;
before(async () => {
  server = await Server.start();
  ({ key } = await server.call('POST', 'keys', { name: 'load' }));
  client = await google.discoverAPI(`${server.url}/$discovery/rest?version=v1alpha1`);
});
after(() => server?.stop());

/** Makes so many calls, `atOnce` at a time; the seconds that it took. */
async function run(count, call) {
  const start = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => { while (next < count) await call(next++); }));
  return (performance.now() - start) / 1000;
}

test(`${calls} comments, ${atOnce} at a time, are all scored`, async t => {
  let scored = 0;
  const analyze = async i => {
    const { data } = await client.comments.analyze({ key, resource: { comment: { text: `${comments[i % comments.length]} ${i}` }, requestedAttributes: { TOXICITY: {}, INSULT: {} } } });
    assert.ok(data.attributeScores.TOXICITY.summaryScore.value >= 0);
    scored++;
  };
  const bare = async () => { assert.equal((await (await fetch(`${server.url}/healthz`)).json()).status, 'alive'); };
  // Interleaved, so that a busy machine slows both alike.
  const seconds = { analyze: 0, bare: 0 };
  for (let round = 0; round < rounds; round++) {
    seconds.analyze += await run(calls / rounds, i => analyze(i + round * calls / rounds));
    seconds.bare += await run(calls / rounds, bare);
  }

  assert.equal(scored, calls);
  t.diagnostic(`comments:analyze ${Math.round(calls / seconds.analyze)} a second, /healthz ${Math.round(calls / seconds.bare)} a second, ${atOnce} at a time from one process`);
});
