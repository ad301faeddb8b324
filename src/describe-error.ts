/** Kind and place of an error; its message may quote what somebody typed, so it stays out. */
export function describeError(error: unknown): {
  readonly name: string;
  readonly frames?: readonly string[];
} {
  if (!(error instanceof Error)) return { name: typeof error };
  return {
    name: error.name,
    frames: (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')),
  };
}
