import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Breaker, type BreakerState, OpenBreakerError, type Verdict } from '../../src/neighbours/breaker.js';

class Trouble extends Error {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super(verdict);
    this.verdict = verdict;
  }
}

let breaker: Breaker;
let heard: [string, BreakerState][];
let asked: string[];

beforeEach(() => {
  jest.useFakeTimers({ now: 0, doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'] });
  heard = [];
  asked = [];
  breaker = new Breaker({
    upstream: 'starleaf',
    judge: (error) => (error instanceof Trouble ? error.verdict : 'unknown'),
    onState: ({ upstream, state }) => heard.push([upstream, state]),
  });
});

afterEach(() => {
  jest.useRealTimers();
});

const later = (ms: number) => jest.setSystemTime(Date.now() + ms);

/** @returns what the person gets: the answer, the neighbour's failure, or that it was not asked */
async function ask(who: string, outcome: Verdict | 'answer' = 'answer'): Promise<string> {
  try {
    return await breaker.run(who, async () => {
      asked.push(who);
      if (outcome !== 'answer') throw new Trouble(outcome);
      return 'answer';
    });
  } catch (error) {
    return error instanceof OpenBreakerError ? 'not asked' : String(error instanceof Error && error.message);
  }
}

async function open(): Promise<void> {
  for (const who of ['ada', 'bob', 'cy']) await ask(who, 'failing');
  expect(breaker.state).toBe('open');
}

describe('it opens', () => {
  test('when three people in a row are failed, and then nobody asks', async () => {
    expect([await ask('ada', 'failing'), await ask('bob', 'failing')]).toEqual(['failing', 'failing']);
    expect(await ask('cy', 'failing')).toBe('failing');
    expect(await ask('dee')).toBe('not asked');
    expect(asked).toEqual(['ada', 'bob', 'cy']);
    expect(heard).toEqual([['starleaf', 'open']]);
  });

  test('when it cannot be reached three times, by whomever', async () => {
    for (let times = 0; times < 3; times++) await ask('ada', 'down');
    expect(await ask('bob')).toBe('not asked');
  });
});

describe('it stays closed', () => {
  test('for others, however often one person is failed', async () => {
    for (let times = 0; times < 100; times++) expect(await ask('ada', 'failing')).toBe('failing');
    expect(await ask('bob')).toBe('answer');
  });

  test('when anybody was answered in between', async () => {
    for (const who of ['ada', 'bob', 'cy', 'dee']) {
      await ask(who, 'failing');
      await ask('eve');
    }
    expect(heard).toEqual([]);
  });

  test('when a refusal shows that it is there', async () => {
    for (const who of ['ada', 'bob', 'cy', 'dee']) {
      await ask(who, 'failing');
      await ask('eve', 'up');
    }
    expect(heard).toEqual([]);
  });

  test('after failures of our own, and after what is long ago', async () => {
    for (const who of ['ada', 'bob', 'cy', 'dee']) await ask(who, 'unknown');
    for (const who of ['ada', 'bob', 'cy', 'dee']) {
      await ask(who, 'failing');
      later(60_000);
    }
    expect(heard).toEqual([]);
  });
});

describe('once it is open', () => {
  test('one finds out by and by whether the neighbour is back, and the others hear at once', async () => {
    await open();
    later(30_000);
    let answer = (_: string): void => {};
    const first = breaker.run('dee', () => new Promise<string>((resolve) => (answer = resolve)));
    expect(breaker.state).toBe('half-open');
    expect(await ask('eve')).toBe('not asked');
    answer('back');
    expect(await first).toBe('back');
    expect(await ask('eve')).toBe('answer');
    expect(heard.map(([, state]) => state)).toEqual(['open', 'half-open', 'closed']);
  });

  test('it stays so while the neighbour is away, and looks again within half a minute', async () => {
    await open();
    for (const who of ['dee', 'eve', 'flo', 'gus', 'hal']) {
      later(30_000);
      expect(await ask(who, 'failing')).toBe('failing');
      expect(await ask('ivy')).toBe('not asked');
    }
  });

  test('it does not stay so for one whom alone the neighbour fails', async () => {
    await open();
    later(30_000);
    expect(await ask('dee', 'failing')).toBe('failing');
    later(30_000);
    expect(await ask('dee', 'failing')).toBe('failing');
    expect(await ask('eve')).toBe('answer');
  });

  test('an answer of any kind closes it', async () => {
    await open();
    later(30_000);
    expect(await ask('dee', 'up')).toBe('up');
    expect(breaker.state).toBe('closed');
  });
});
