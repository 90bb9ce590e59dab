// Preloaded: requests to Google's host go to the address in `globalThis.analyzer` (set by the test), as a line in /etc/hosts and a certificate would have it.
// The client's own code and everything it sends stay as they are.
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

const host = 'commentanalyzer.googleapis.com';
const request = https.request;

https.request = (options, ...rest) => {
  if ((options.hostname ?? options.host) !== host || !globalThis.analyzer) return request(options, ...rest);
  const { hostname, port } = new URL(globalThis.analyzer);
  return http.request({ ...options, protocol: 'http:', hostname, host: hostname, port, agent: undefined, agents: undefined }, ...rest);
};
syncBuiltinESMExports();
