/** The lines of a log at warn or above: in a journey that goes well there are none, a refused block included. */
export function troublesIn(log: string): readonly string[] {
  return log
    .split('\n')
    .filter((line) => line !== '')
    .filter((line) => readLevel(JSON.parse(line)) >= 40);
}

function readLevel(entry: unknown): number {
  return typeof entry === 'object' && entry !== null && 'level' in entry ? Number(entry.level) : 0;
}
