import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Perspective from 'perspective-api-client';
import { Server } from '../Browser/stage/server.mjs';

let server, client;
before(async () => {
  server = await Server.start();
  const { key } = await server.call('POST', 'keys', { name: 'site' });
  globalThis.analyzer = server.url;
  client = new Perspective({ apiKey: key });
});
after(() => server?.stop());

const refused = (call, message) => assert.rejects(call, error => error.name === 'ResponseError' && message.test(error.message) && error.response.status === 400);

test('a text is scored, French and English', async () => {
  for (const text of ['You are a stupid idiot', "T'es vraiment un sale connard"]) {
    const { attributeScores } = await client.analyze(text);
    assert.ok(attributeScores.TOXICITY.summaryScore.value > 0.5);
  }

  assert.ok((await client.analyze('What a <b>lovely</b> evening')).attributeScores.TOXICITY.summaryScore.value < 0.5);
});

test('attributes are chosen by name, and a whole request is sent as it is', async () => {
  const { attributeScores } = await client.analyze('You are a stupid idiot', { attributes: ['insult', 'severe_toxicity', 'insult_experimental'] });
  assert.deepEqual(Object.keys(attributeScores).sort(), ['INSULT', 'INSULT_EXPERIMENTAL', 'SEVERE_TOXICITY']);
  const whole = await client.analyze({ comment: { text: 'One sentence. Another one.' }, requestedAttributes: { TOXICITY: { scoreThreshold: 0 } }, spanAnnotations: true, languages: ['en'] });
  assert.deepEqual(whole.attributeScores.TOXICITY.spanScores.map(({ begin, end }) => [begin, end]), [[0, 13], [14, 26]]);
  assert.deepEqual(Object.keys((await client.analyze({ comment: { text: 'A lovely evening' }, requestedAttributes: { TOXICITY: { scoreThreshold: 0.95 } } })).attributeScores), []);
});

test('errors reach the caller in the server\'s words', async () => {
  await refused(client.analyze('', { validate: false }), /non-empty/);
  await refused(client.analyze('x'.repeat(20_481), { validate: false }), /20480/);
  await refused(client.analyze('Hello', { attributes: ['charm'] }), /CHARM/);
  await refused(client.analyze('12345'), /detect language/);
  await refused(client.analyze({ comment: { text: 'Hallo' }, requestedAttributes: { TOXICITY: {} }, languages: ['de'] }), /does not support request languages: de/);
  await refused(new Perspective({ apiKey: 'made-up' }).analyze('Hello'), /API key not valid/);
  const longest = 'é'.repeat(10_240);
  assert.ok((await client.analyze({ comment: { text: longest }, requestedAttributes: { TOXICITY: {} }, languages: ['fr'] })).attributeScores.TOXICITY);
});
