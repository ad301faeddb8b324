/** What the connect page would have left in the vault for whoever signs in at the slow cloud. */
export const CREDENTIAL = {
  email: 'ada@example.com',
  salt: '00'.repeat(16),
  iterations: 10_000,
  key: '22'.repeat(32),
} as const;
