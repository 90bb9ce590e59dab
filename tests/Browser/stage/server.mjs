import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.mjs';

const program = fileURLToPath(new URL('../../../artifacts/bin/Server/debug/Streaming.Server.dll', import.meta.url));
const operator = 'operator-token-of-the-browser-tests-0123456789';

/** A real server process on free ports, with a data folder of its own. */
export class Server {
  /** @param isNew whether nobody has an operator's token yet  @param settings more of the command line */
  static async start({ isNew = false, settings = [] } = {}) {
    const server = new Server();
    const [http, rtmp] = [await freePort(), await freePort()];
    server.folder = mkdtempSync(join(tmpdir(), 'streaming-browser-'));
    server.url = `http://127.0.0.1:${http}`;
    server.rtmp = `rtmp://127.0.0.1:${rtmp}/live`;
    server.operator = operator;
    server.said = '';
    server.process = spawn('dotnet', [program, `--urls=${server.url}`, `--Rtmp:Endpoint=127.0.0.1:${rtmp}`, `--Storage:Path=${server.folder}`,
      ...(isNew ? [] : [`--Access:AdminToken=${operator}`]), '--Logging:LogLevel:Default=Warning', ...settings], { cwd: server.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [server.process.stdout, server.process.stderr]) stream.on('data', data => { server.said += data; });
    try {
      await until(async () => {
        if (server.hasEnded) throw new Error(`the server ended: ${server.said}`);
        return (await fetch(`${server.url}/readyz`).catch(() => undefined))?.ok;
      }, 'the server to be ready', 30_000);
    } catch (error) {
      await server.stop();
      throw error;
    }

    return server;
  }

  /** Calls the API as the operator, or as somebody. */
  async call(method, path, body, token = operator) {
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method, headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Makes a channel; `rules` change the defaults. */
  async channel(slug, rules = {}) {
    const created = await this.call('POST', 'channels', { slug, name: `Channel ${slug}`, language: 'en' });
    if (Object.keys(rules).length > 0) await this.call('PUT', `channels/${slug}/rules`, { ...await this.call('GET', `channels/${slug}/rules`), ...rules });
    return created;
  }

  /** A team member's token. */
  async token(slug, role, name = role) {
    return (await this.call('POST', `channels/${slug}/tokens`, { role, name })).token;
  }

  /** A guest's token. */
  async guest(slug, name) {
    return (await this.call('POST', `channels/${slug}/guests`, { name }, null)).token;
  }

  /** Posts a comment over REST; its receipt. */
  post(slug, token, text) {
    return this.call('POST', `channels/${slug}/comments`, { text }, token);
  }

  get hasEnded() {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  async stop() {
    const ended = new Promise(resolve => { this.process.once('exit', resolve); });
    if (!this.hasEnded) {
      this.process.kill('SIGTERM');
      await ended;
    }

    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A port that nobody listens on just now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => { resolve(port); });
    });
  });
}
