import { benchGrowth } from './growth.js';
import { benchLoad } from './load.js';

/*
 * How the app fares as more is asked of it: at a steady pace of commands on one and on two replicas, and with more and
 * more people connected. `--briefly` tries all of it in a minute, for figures that mean nothing.
 */

const briefly = process.argv.includes('--briefly');
const only = process.argv.slice(2).find((argument) => !argument.startsWith('--'));

if (only !== 'growth') {
  await benchLoad(briefly ? { paces: [20], seconds: 3 } : { paces: [50, 200, 500], seconds: 10 });
}
console.log();
if (only !== 'load') await benchGrowth(briefly ? [1, 100] : [1, 1_000, 100_000]);
process.exit(0);
