import type { Delivery } from './app-link.js';

/** A request that the app did not acknowledge. */
export type FailedDelivery = Exclude<Delivery, { kind: 'acknowledged' }>;

/** What Slackbot tells the person whose command the app did not take. */
export function describeFailedCommand(command: string, delivery: FailedDelivery): string {
  return `${command} failed with the error "${commandError(delivery)}"`;
}

function commandError(delivery: FailedDelivery): string {
  switch (delivery.kind) {
    case 'timeout':
      return 'operation_timeout';
    case 'unreachable':
      return 'dispatch_failed';
    case 'refused':
      return delivery.status >= 500 ? 'http_service_error' : 'dispatch_failed';
    default:
      return delivery satisfies never;
  }
}

/** What Slack shows beside a button, menu or shortcut that the app did not take. */
export function describeFailedInteraction(delivery: FailedDelivery): string {
  switch (delivery.kind) {
    case 'timeout':
      return 'Operation timed out. Apps need to respond within 3 seconds.';
    case 'unreachable':
      return 'This app is not responding. Please try again.';
    case 'refused':
      return `This app responded with Status Code ${delivery.status}.`;
    default:
      return delivery satisfies never;
  }
}

/** What a modal shows when its submission was not taken. */
export const FAILED_SUBMISSION = 'We had some trouble connecting. Try again?';
