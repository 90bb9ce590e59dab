import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { google } from 'googleapis';
import { Server } from '../Browser/stage/server.mjs';

let server, key, client;
before(async () => {
  server = await Server.start();
  await server.channel('site');
  key = (await server.call('POST', 'channels/site/keys', { name: 'site', keepsSuggestions: true })).key;
  client = await google.discoverAPI(`${server.url}/$discovery/rest?version=v1alpha1`);
});
after(() => server?.stop());

const analyze = (resource, more = {}) => client.comments.analyze({ key, resource, ...more }).then(answer => answer.data);
const toxicity = { TOXICITY: {} };

/** The first detail of the error that a call ends with. */
async function refused(call, code) {
  const error = await call.then(() => assert.fail('it was not refused'), error => error);
  assert.equal(error.response?.status, code, String(error));
  const { error: told } = error.response.data;
  assert.equal(told.code, code);
  return { ...told, ...told.details?.[0] };
}

test('an English and a French comment are scored, each in its language', async () => {
  for (const [text, language] of [['You are a stupid idiot', 'en'], ["T'es vraiment un sale connard", 'fr']]) {
    const answer = await analyze({ comment: { text }, requestedAttributes: { TOXICITY: {}, INSULT: {}, THREAT: {} }, clientToken: text });
    assert.deepEqual(Object.keys(answer.attributeScores).sort(), ['INSULT', 'THREAT', 'TOXICITY']);
    const { summaryScore, spanScores } = answer.attributeScores.TOXICITY;
    assert.ok(summaryScore.value > 0.5 && summaryScore.value <= 1 && summaryScore.type === 'PROBABILITY');
    assert.deepEqual(spanScores, [{ begin: 0, end: text.length, score: summaryScore }]);
    assert.deepEqual([answer.languages, answer.detectedLanguages, answer.clientToken], [[language], [language], text]);
  }
});

test('a threshold leaves out what is below it', async () => {
  const answer = await analyze({ comment: { text: 'What a lovely evening' }, requestedAttributes: { TOXICITY: { scoreThreshold: 0.9 }, INSULT: {} } });
  assert.deepEqual(Object.keys(answer.attributeScores), ['INSULT']);
});

test('each sentence is a span, counted in UTF-16 units', async () => {
  const text = '😀 Quelle belle soirée. Espèce de gros connard !';
  const { attributeScores } = await analyze({ comment: { text }, requestedAttributes: toxicity, spanAnnotations: true, languages: ['fr-FR'] });
  const spans = attributeScores.TOXICITY.spanScores;
  assert.deepEqual(spans.map(({ begin, end }) => text.slice(begin, end)), ['😀 Quelle belle soirée.', 'Espèce de gros connard !']);
  assert.ok(spans[0].score.value < 0.5 && spans[1].score.value > 0.5);
});

test('languages are used as they are given', async () => {
  const answer = await analyze({ comment: { text: 'You are a stupid idiot' }, requestedAttributes: toxicity, languages: ['fr-FR'] });
  assert.deepEqual([answer.languages, answer.detectedLanguages], [['fr'], ['en']]);
});

test('a suggested score is taken, and kept for the owner who consented', async () => {
  const comment = { text: 'A suggestion from a client' };
  const { data } = await client.comments.suggestscore({ key, resource: { comment, attributeScores: { TOXICITY: { summaryScore: { value: 0.1, type: 'PROBABILITY' } } }, languages: ['en'], clientToken: 't' } });
  assert.deepEqual([data.clientToken, data.requestedLanguages], ['t', ['en']]);
  assert.ok(data.detectedLanguages.length > 0);
  await client.comments.suggestscore({ key, resource: { comment: { text: 'Not to be kept' }, attributeScores: { TOXICITY: { summaryScore: { value: 0.1 } } }, doNotStore: true } });
  const kept = await (await fetch(`${server.url}/api/v1/channels/site/suggestions`, { headers: { authorization: `Bearer ${server.operator}` } })).text();
  assert.deepEqual(kept.trim().split('\n').map(line => JSON.parse(line)).map(({ text, lang, toxic }) => [text, lang, toxic]), [[comment.text, 'en', 0.1]]);
});

test('every error has its type', async () => {
  const comment = { text: 'Hello there' };
  const cases = {
    COMMENT_EMPTY: { comment: { text: '' }, requestedAttributes: toxicity },
    COMMENT_TOO_LONG: { comment: { text: 'é'.repeat(10_241) }, requestedAttributes: toxicity },
    NO_REQUESTED_ATTRIBUTES: { comment },
    LANGUAGE_DETECTION_FAILED: { comment: { text: '12345' }, requestedAttributes: toxicity },
    LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE: { comment, requestedAttributes: toxicity, languages: ['de'] },
    INVALID_REQUEST: { comment, requestedAttributes: { CHARM: {} } },
  };
  for (const [errorType, resource] of Object.entries(cases)) {
    const error = await refused(analyze(resource), 400);
    assert.deepEqual([error.status, error['@type'], error.errorType], ['INVALID_ARGUMENT', 'type.googleapis.com/google.commentanalyzer.v1alpha1.Error', errorType]);
  }

  for (const resource of [
    { comment, requestedAttributes: { TOXICITY: { scoreType: 'PERCENTILE' } } },
    { comment: { text: '<b>Hello</b>', type: 'HTML' }, requestedAttributes: toxicity },
    { comment, requestedAttributes: toxicity, context: { entries: [comment], articleAndParentComment: { article: comment } } },
  ]) assert.equal((await refused(analyze(resource), 400)).errorType, 'INVALID_REQUEST');
});

test('a client that drops what is not supported gets its answer', async () => {
  const resource = { comment: { text: 'これは日本語の文章です' }, requestedAttributes: toxicity };
  const { languageNotSupportedByAttributeError: told } = await refused(analyze(resource), 400);
  assert.deepEqual(told, { attribute: 'TOXICITY', detectedLanguages: ['ja'] });
  const asked = await refused(analyze({ ...resource, languages: ['ja'] }), 400);
  assert.deepEqual(asked.languageNotSupportedByAttributeError, { attribute: 'TOXICITY', requestedLanguages: ['ja'] });
  assert.ok((await analyze({ ...resource, languages: ['en'] })).attributeScores.TOXICITY);
});

test('a wrong key and a used-up quota are told apart', async () => {
  const wrong = await refused(analyze({ comment: { text: 'Hello' }, requestedAttributes: toxicity }, { key: 'made-up' }), 400);
  assert.deepEqual([wrong.status, wrong.reason], ['INVALID_ARGUMENT', 'API_KEY_INVALID']);
  const { key: small } = await server.call('POST', 'keys', { name: 'small', requestsPerMinute: 1 });
  await analyze({ comment: { text: 'Hello' }, requestedAttributes: toxicity }, { key: small });
  assert.equal((await refused(analyze({ comment: { text: 'Hello' }, requestedAttributes: toxicity }, { key: small }), 429)).status, 'RESOURCE_EXHAUSTED');
});

test('query parameters of google\'s own do no harm', async () => {
  const answer = await analyze({ comment: { text: 'Hello there' }, requestedAttributes: toxicity }, { '$.xgafv': '2', alt: 'json', prettyPrint: false, fields: '*', quotaUser: 'me' });
  assert.ok(answer.attributeScores.TOXICITY);
});
