// Runs every client, one after another; a JUnit report goes to CLIENTS_REPORT beside what is printed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const stories = readdirSync(new URL('.', import.meta.url)).filter(name => name.endsWith('.test.mjs')).sort();
const report = process.env.CLIENTS_REPORT;
const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout',
  ...(report ? ['--test-reporter=junit', `--test-reporter-destination=${report}`] : [])];
const only = process.argv.slice(2);
// perspective-api-client knows one host; what it sends there goes to the server of the test instead.
const { status } = spawnSync(process.execPath, ['--import', './stage/other-host.mjs', '--test', '--test-concurrency=1', ...reporters, ...(only.length > 0 ? only : stories)],
  { cwd: new URL('.', import.meta.url), stdio: 'inherit' });
process.exit(status ?? 1);
