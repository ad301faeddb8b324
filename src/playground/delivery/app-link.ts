/** A request of Slack's to the app: how it travels decides the link, what it says decides its kind. */
export type AppRequest =
  | { readonly kind: 'command'; readonly body: Readonly<Record<string, string>> }
  | { readonly kind: 'interaction'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'event'; readonly body: Readonly<Record<string, unknown>>; readonly retry?: Retry };

/** Marks an event that the app did not acknowledge before. */
export interface Retry {
  readonly attempt: number;
  readonly reason: 'http_timeout' | 'http_error' | 'connection_failed';
}

/** What came of a request. */
export type Delivery =
  /** In time. The body as parsed JSON, as text where it is none, or null where it is empty. */
  | { readonly kind: 'acknowledged'; readonly body: unknown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly status: number };

/** The way to the app: signed HTTP requests, or a socket that the app opened. */
export interface AppLink {
  /** Never throws: what the app does wrong is part of the answer. */
  send(request: AppRequest): Promise<Delivery>;
}
