import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Fault } from './fault.js';

type Definition = 'KnownBlock' | 'ModalView' | 'HomeView';

const SCHEMA_URL = new URL('./block-kit.schema.json', import.meta.url);

const ajv = new Ajv({ allErrors: true, discriminator: true, strict: false, verbose: true });
ajv.addSchema(JSON.parse(readFileSync(SCHEMA_URL, 'utf8')), 'block-kit');

/**
 * What is wrong with a block or view by its generated schema: structure, enumerations and documented lengths.
 * @param pointer where the value stands in what is checked.
 */
export function findSchemaFaults(definition: Definition, value: unknown, pointer: string): readonly Fault[] {
  const validate = compiled(definition);
  if (validate(value)) return [];
  return (validate.errors ?? []).flatMap((error) => toFaults(error, pointer));
}

function compiled(definition: Definition): ValidateFunction {
  const validate = ajv.getSchema(`block-kit#/definitions/${definition}`);
  if (!validate) throw new Error(`no schema for ${definition}`);
  return validate;
}

function toFaults(error: ErrorObject, root: string): readonly Fault[] {
  const pointer = `${root}${error.instancePath}`;
  const { limit } = error.params;
  switch (error.keyword) {
    case 'discriminator':
      return [unsupportedType(error, pointer)];
    case 'required':
      return [missingField(error.params.missingProperty, pointer)];
    case 'additionalProperties': {
      const message = `invalid additional property: ${error.params.additionalProperty}`;
      return [{ pointer, code: 'unknown_field', message }];
    }
    case 'maxLength':
      return [
        failed(pointer, `must be less than ${limit + 1} characters`, { type: 'max_length', expected: limit }),
      ];
    case 'minLength':
      return [
        failed(pointer, `must be more than ${limit - 1} characters`, { type: 'min_length', expected: limit }),
      ];
    case 'maxItems':
      return [failed(pointer, `no more than ${limit} items allowed`, { type: 'max_items', expected: limit })];
    case 'minItems':
      return [
        failed(pointer, `no fewer than ${limit} items allowed`, { type: 'min_items', expected: limit }),
      ];
    case 'maximum':
    case 'minimum':
      return [
        failed(pointer, `must be ${error.params.comparison} ${limit}`, {
          type: error.keyword,
          expected: limit,
        }),
      ];
    case 'type':
      return [
        failed(pointer, `must provide ${article(error.params.type)}`, {
          type: 'type',
          expected: error.params.type,
        }),
      ];
    case 'enum':
      return [
        failed(pointer, `unsupported value: ${String(error.data)}`, {
          type: 'enum',
          expected: error.params.allowedValues,
        }),
      ];
    case 'const':
      return [
        failed(pointer, `must be ${error.params.allowedValue}`, {
          type: 'enum',
          expected: [error.params.allowedValue],
        }),
      ];
    case 'oneOf':
      return [failed(pointer, `must define exactly one of ${alternatives(error)}`, { type: 'one_of' })];
    default:
      return [failed(pointer, error.message ?? 'is not valid', { type: error.keyword })];
  }
}

function failed(pointer: string, message: string, constraint: Readonly<Record<string, unknown>>): Fault {
  return { pointer, code: 'failed_constraint', message, constraint };
}

function missingField(name: string, pointer: string): Fault {
  return { pointer, code: 'missing_field', message: `missing required field: ${name}` };
}

function unsupportedType(error: ErrorObject, pointer: string): Fault {
  if (error.params.error === 'tag') return missingField('type', pointer);
  const message = `unsupported type: ${String(error.params.tagValue)}`;
  return failed(`${pointer}/type`, message, { type: 'enum', got: error.params.tagValue });
}

function alternatives(error: ErrorObject): string {
  const members: readonly { readonly required?: readonly string[] }[] = error.schema as never;
  return members.map(({ required }) => `\`${(required ?? []).join('` and `')}\``).join(' or ');
}

function article(type: string): string {
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}
