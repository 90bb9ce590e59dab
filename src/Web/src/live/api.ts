/** The server refused, or could not be reached (status 0). */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, detail: string, readonly body: Record<string, unknown> = {}) {
    super(detail);
  }
}

/** Calls the REST API; the answer's JSON, or a Refusal with the problem's code and detail. */
export async function call<T>(method: string, path: string, token?: string | null, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';

  const answer = await fetch(`/api/v1/${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
    .catch((error: unknown) => { throw new Refusal(0, 'unreachable', String(error)); });
  const text = await answer.text();
  const json: unknown = parse(text);
  if (answer.ok) return json as T;

  const problem = (json ?? {}) as Record<string, unknown>;
  throw new Refusal(answer.status, String(problem.code ?? `http${answer.status}`), String(problem.detail ?? problem.title ?? answer.statusText), problem);
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
