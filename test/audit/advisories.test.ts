import { expect, test } from '@jest/globals';
import { readAdvisories } from '../../audit/advisories.js';

test('high and critical advisories are named, lesser ones are not', () => {
  const report = {
    auditReportVersion: 2,
    vulnerabilities: {
      axios: { name: 'axios', severity: 'high', range: '<1.20.0' },
      tar: { name: 'tar', severity: 'critical', range: '<7' },
      ms: { name: 'ms', severity: 'low', range: '<2' },
    },
  };
  expect(readAdvisories(JSON.stringify(report))).toEqual({
    kind: 'answered',
    vulnerable: ['axios <1.20.0: high', 'tar <7: critical'],
  });
});

test('a report without advisories is an answer', () => {
  const printed = JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: {} });
  expect(readAdvisories(printed)).toEqual({ kind: 'answered', vulnerable: [] });
});

test.each([
  [
    JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405, error: {} }),
    '405 Method Not Allowed',
  ],
  ['', 'it said nothing that we understand'],
  ['npm error', 'it said nothing that we understand'],
])('no answer is never taken for a clean one: %j', (printed, reason) => {
  expect(readAdvisories(printed)).toEqual({ kind: 'no-answer', reason });
});
