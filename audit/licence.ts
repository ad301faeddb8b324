/**
 * Whether an SPDX expression, such as `(MIT OR Apache-2.0) AND ISC`, lets us do with these licences alone.
 * https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
 */
export function isLicensed(expression: string, allowed: readonly string[]): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;

  /** `AND` binds closer than `OR`. */
  function either(): boolean {
    let holds = both();
    while (tokens[at] === 'OR') {
      at += 1;
      // Each side has to be read, whatever the other gave.
      const other = both();
      holds = holds || other;
    }
    return holds;
  }

  function both(): boolean {
    let holds = one();
    while (tokens[at] === 'AND') {
      at += 1;
      const other = one();
      holds = holds && other;
    }
    return holds;
  }

  function one(): boolean {
    const token = tokens[at];
    at += 1;
    if (token !== '(') return token !== undefined && allowed.includes(token);
    const holds = either();
    if (tokens[at] !== ')') return false;
    at += 1;
    return holds;
  }

  return either() && at === tokens.length;
}
