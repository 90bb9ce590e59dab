import { connect, createServer } from 'node:net';

/** A network line between a browser and the server that can be cut and mended. */
export class Line {
  static async to(url) {
    const line = new Line();
    const { hostname, port } = new URL(url);
    line.pairs = new Set();
    line.isCut = false;
    line.server = createServer(near => {
      if (line.isCut) return near.destroy();
      const far = connect(Number(port), hostname);
      const pair = [near, far];
      line.pairs.add(pair);
      for (const [from, to] of [[near, far], [far, near]]) {
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => { to.destroy(); line.pairs.delete(pair); });
      }
    });
    await new Promise(resolve => { line.server.listen(0, '127.0.0.1', resolve); });
    line.url = `http://127.0.0.1:${line.server.address().port}`;
    return line;
  }

  cut() {
    this.isCut = true;
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  mend() { this.isCut = false; }

  close() {
    this.cut();
    this.server.close();
  }
}
