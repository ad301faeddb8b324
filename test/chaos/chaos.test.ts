import { expect, test } from '@jest/globals';
import { describePostgres } from '../support/postgres.js';
import { describeFindings, describeTable } from './report.js';
import { type Plan, runChaos } from './run-chaos.js';

const SHORT: Plan = {
  seed: Number(process.env.CHAOS_SEED ?? 20_261_128),
  wishes: 150,
  perSecond: 5,
  teams: 6,
  failing: 0.1,
  twice: 0.05,
  killEveryMs: 1_500,
  patienceMs: 40_000,
};

const LONG: Plan = { ...SHORT, wishes: 2_000, perSecond: 12, teams: 16, killEveryMs: 4_000 };

const plan: Plan = {
  ...(process.env.CHAOS_LENGTH === 'long' ? LONG : SHORT),
  ...(process.env.CHAOS_WISHES !== undefined && { wishes: Number(process.env.CHAOS_WISHES) }),
};

describePostgres('two replicas on one PostgreSQL while everything around them fails', () => {
  test(
    'do once what they accepted, and tell of what they could not do',
    async () => {
      const made = await runChaos(plan);
      process.stdout.write(`\n${describeTable(made)}\n\nseed ${plan.seed}, logs in ${made.folder}\n`);
      expect(describeFindings(made)).toBe('');
    },
    20 * 60_000,
  );
});
