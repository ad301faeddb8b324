import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/* `npm run fuzz -- --requests 100000 --seed 7`: the fuzzing of the test suite, for longer, with its figures. */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
console.log(`seed ${values.seed}`);
const { status } = spawnSync('npm', ['run', '--silent', 'jest', '--', '--runInBand', 'test/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_REQUESTS: values.requests, FUZZ_SEED: values.seed },
});
process.exit(status ?? 1);
