const LENGTHS: readonly number[] = [5, 10, 15, 20, 25, 30, 45, 50, 60, 75, 90, 120, 180, 240, 480];

/** The lengths to choose from in minutes, the one in force among them. */
export function lengthsWith(minutes: number): readonly number[] {
  return [...new Set([...LENGTHS, minutes])].sort((one, other) => one - other);
}
