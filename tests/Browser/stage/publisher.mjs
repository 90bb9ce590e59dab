import { spawn } from 'node:child_process';

/** A real ffmpeg that publishes a moving test picture with a tone, in real time. */
export class Publisher {
  static start(rtmp, key, encoding = ['-preset', 'ultrafast']) {
    const publisher = new Publisher();
    publisher.startedAt = performance.now();
    publisher.said = '';
    publisher.process = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'warning', '-nostdin',
      '-re', '-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=30', '-re', '-f', 'lavfi', '-i', 'sine',
      '-c:v', 'libx264', ...encoding, '-pix_fmt', 'yuv420p', '-g', '60', '-c:a', 'aac', '-f', 'flv', `${rtmp}/${key}`], { stdio: ['ignore', 'ignore', 'pipe'] });
    publisher.process.stderr.on('data', data => { publisher.said += data; });
    publisher.ended = new Promise(resolve => { publisher.process.once('exit', resolve); });
    return publisher;
  }

  /** Milliseconds since it was started. */
  get age() { return performance.now() - this.startedAt; }

  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGTERM');
    await this.ended;
  }
}
