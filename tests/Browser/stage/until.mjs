/** Waits for a condition; says which one never came. */
export async function until(condition, what, milliseconds = 10_000) {
  const deadline = performance.now() + milliseconds;
  while (true) {
    const answer = await condition();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`not within ${milliseconds} ms: ${what}`);
    await new Promise(resolve => { setTimeout(resolve, 25); });
  }
}
