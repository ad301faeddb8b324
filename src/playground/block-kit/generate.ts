import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  createFormatter,
  createParser,
  DEFAULT_CONFIG,
  type Schema,
  SchemaGenerator,
} from 'ts-json-schema-generator';
import typescript from 'typescript';
import { type Definitions, REPLACED, Simplifier } from './simplifier.js';

/**
 * A JSON Schema of Block Kit from the types and doc comments of `@slack/types`: structure, enumerations, limits.
 * Unions are told apart by `type`, so that a fault is reported in the one member that was meant.
 */
export function generateSchema(): Schema {
  const generator = openTypes();
  const definitions: Definitions = {
    ...generator.createSchema('KnownBlock').definitions,
    ...generator.createSchema('HomeView').definitions,
    ...generator.createSchema('ModalView').definitions,
  } as Definitions;
  const names = Object.keys(definitions).filter((name) => !(name in REPLACED) && name !== 'Block');
  const simplified = names
    .sort()
    .map((name) => [name, new Simplifier(definitions, name).simplify(definitions[name] ?? {})]);
  return { $schema: 'http://json-schema.org/draft-07/schema#', definitions: Object.fromEntries(simplified) };
}

/** The generator over the few files that matter: all of the library's and Node's types take ten times as long. */
function openTypes(): SchemaGenerator {
  const folder = dirname(createRequire(import.meta.url).resolve('@slack/types'));
  const files = ['views.d.ts', 'block-kit/blocks.d.ts'].map((file) => join(folder, file));
  const program = typescript.createProgram(files, { noEmit: true, types: [], lib: ['lib.es5.d.ts'] });
  const config = { ...DEFAULT_CONFIG, jsDoc: 'extended' as const, skipTypeCheck: true };
  return new SchemaGenerator(program, createParser(program, config), createFormatter(config), config);
}
