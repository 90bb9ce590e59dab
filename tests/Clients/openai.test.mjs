import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import OpenAI from 'openai';
import { Server } from '../Browser/stage/server.mjs';

let server, client;
const as = apiKey => new OpenAI({ apiKey, baseURL: `${server.url}/v1`, maxRetries: 0 });
before(async () => {
  server = await Server.start();
  client = as((await server.call('POST', 'keys', { name: 'site' })).key);
});
after(() => server?.stop());

test('one text and a list of texts have one result each', async () => {
  const one = await client.moderations.create({ input: 'You are a stupid idiot' });
  assert.match(one.id, /^modr-/);
  assert.deepEqual([one.results.length, one.results[0].flagged, one.results[0].categories.harassment], [1, true, true]);
  assert.equal(Object.keys(one.results[0].categories).length, 13);
  assert.deepEqual(one.results[0].category_applied_input_types.harassment, ['text']);
  assert.deepEqual([one.results[0].categories['self-harm'], one.results[0].category_scores['self-harm'], one.results[0].category_applied_input_types['self-harm']], [false, 0, []]);

  const many = await client.moderations.create({ model: 'omni-moderation-latest', input: [{ type: 'text', text: 'Quelle belle soirée' }, { type: 'text', text: "T'es vraiment un sale connard" }] });
  assert.deepEqual([many.model, many.results.map(({ flagged }) => flagged)], ['omni-moderation-latest', [false, true]]);
});

test('a token of the team is good as well', async () => {
  await server.channel('site');
  assert.equal((await as(await server.token('site', 'moderator')).moderations.create({ input: ['a', 'b', 'c'] })).results.length, 3);
});

test('refusals come as the library\'s own errors', async () => {
  await assert.rejects(as('made-up').moderations.create({ input: 'x' }), error => error instanceof OpenAI.AuthenticationError && error.code === 'invalid_api_key');
  await assert.rejects(client.moderations.create({ input: [] }), error => error instanceof OpenAI.BadRequestError && error.param === 'input');
  await assert.rejects(
    client.moderations.create({ input: [{ type: 'image_url', image_url: { url: 'https://example.org/a.png' } }] }),
    error => error instanceof OpenAI.BadRequestError && /image/.test(error.message) && error.type === 'invalid_request_error');
  const small = as((await server.call('POST', 'keys', { name: 'small', requestsPerMinute: 1 })).key);
  await small.moderations.create({ input: 'x' });
  await assert.rejects(small.moderations.create({ input: 'x' }), error => error instanceof OpenAI.RateLimitError && Number(error.headers.get('retry-after')) > 0);
});

test('without a bearer there is a 401 in the same form', async () => {
  const answer = await fetch(`${server.url}/v1/moderations`, { method: 'POST', body: '{"input":"x"}' });
  assert.equal(answer.status, 401);
  assert.deepEqual(Object.keys((await answer.json()).error).sort(), ['code', 'message', 'param', 'type']);
});
