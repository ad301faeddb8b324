import { readFileSync } from 'node:fs';

/** What a variable holds; undefined where it is empty or not set. */
export type Read = (name: string) => string | undefined;

/**
 * Reads variables, or the files that variables of the same name with `_FILE` behind it name: secrets need not stand in an
 * environment, which is easily shown to others.
 * @param fault hears in words what is wrong, once for each variable
 */
export function createReader(
  environment: Readonly<Record<string, string | undefined>>,
  fault: (sentence: string) => void,
): Read {
  const known = new Map<string, string | undefined>();
  const find = (name: string) => environment[name]?.trim() || undefined;
  const read = (name: string): string | undefined => {
    const [value, file] = [find(name), find(`${name}_FILE`)];
    if (file === undefined) return value;
    if (value !== undefined) {
      fault(`${name} and ${name}_FILE are both set; keep the value or the file`);
      return undefined;
    }
    const text = readText(file);
    if (text === null)
      fault(`${name}_FILE names a file that cannot be read; check its path and who may read it`);
    else if (text === '') fault(`${name}_FILE names an empty file; write the value of ${name} into it`);
    return text || undefined;
  };
  return (name) => {
    if (!known.has(name)) known.set(name, read(name));
    return known.get(name);
  };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
