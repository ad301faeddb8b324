import { describe, expect, test } from '@jest/globals';
import {
  describeFailedCommand,
  describeFailedInteraction,
  type FailedDelivery,
} from '../../../src/playground/delivery/failure-words.js';

const ROWS: readonly (readonly [FailedDelivery, string, string])[] = [
  [{ kind: 'timeout' }, 'operation_timeout', 'Operation timed out. Apps need to respond within 3 seconds.'],
  [{ kind: 'unreachable' }, 'dispatch_failed', 'This app is not responding. Please try again.'],
  [{ kind: 'refused', status: 401 }, 'dispatch_failed', 'This app responded with Status Code 401.'],
  [{ kind: 'refused', status: 503 }, 'http_service_error', 'This app responded with Status Code 503.'],
];

describe('what people read when the app fails', () => {
  test.each(ROWS)('%j', (delivery, commandError, interactionWords) => {
    expect(describeFailedCommand('/starleaf', delivery)).toBe(
      `/starleaf failed with the error "${commandError}"`,
    );
    expect(describeFailedInteraction(delivery)).toBe(interactionWords);
  });
});
