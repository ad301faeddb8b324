import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Fault } from './fault.js';

type Root = 'KnownBlock' | 'ModalView' | 'HomeView';

const SCHEMA_URL = new URL('./block-kit.schema.json', import.meta.url);

interface Schema {
  readonly definitions: Readonly<Record<string, Definition>>;
}

interface Definition {
  readonly $ref?: string;
  readonly properties?: { readonly type?: { readonly const?: string } };
}

const schema: Schema = JSON.parse(readFileSync(SCHEMA_URL, 'utf8'));
const ajv = new Ajv({
  allErrors: true,
  discriminator: true,
  strict: false,
  verbose: true,
  // Compiling takes a quarter of the time so, and checking a message is quick either way.
  code: { optimize: false },
  inlineRefs: false,
  validateSchema: false,
});
ajv.addSchema(schema, 'block-kit');

/**
 * What is wrong with a block or view by its generated schema: structure, enumerations and documented lengths.
 * @param pointer where the value stands in what is checked.
 */
export function findSchemaFaults(definition: Root, value: unknown, pointer: string): readonly Fault[] {
  const validate = compiled(definition);
  if (validate(value)) return [];
  const faults = (validate.errors ?? []).map((error) => toFault(error, pointer));
  // A limit that stands at the text and at the field that holds it is one fault.
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.message}`, fault])).values()];
}

/** Compiles everything ahead, lest the first modal of a day be late for its trigger. */
export function compileSchemas(): void {
  for (const root of ['KnownBlock', 'ModalView', 'HomeView'] as const) compiled(root);
}

function compiled(definition: Root): ValidateFunction {
  const validate = ajv.getSchema(`block-kit#/definitions/${definition}`);
  if (!validate) throw new Error(`no schema for ${definition}`);
  return validate;
}

type Words = readonly [message: string, type: string, expected?: unknown];

/** How a constraint of the schema reads in Slack's words. */
const WORDS: Readonly<Record<string, (error: ErrorObject) => Words>> = {
  maxLength: ({ params: { limit } }) => [`must be less than ${limit + 1} characters`, 'max_length', limit],
  minLength: ({ params: { limit } }) => [`must be more than ${limit - 1} characters`, 'min_length', limit],
  maxItems: ({ params: { limit } }) => [`no more than ${limit} items allowed`, 'max_items', limit],
  minItems: ({ params: { limit } }) => [`no fewer than ${limit} items allowed`, 'min_items', limit],
  maximum: ({ params: { limit } }) => [`must be no more than ${limit}`, 'maximum', limit],
  minimum: ({ params: { limit } }) => [`must be no less than ${limit}`, 'minimum', limit],
  type: ({ params: { type } }) => [`must provide ${article(type)}`, 'type', type],
  enum: ({ data, params }) => [`unsupported value: ${String(data)}`, 'enum', params.allowedValues],
  const: ({ params }) => [`must be ${params.allowedValue}`, 'enum', [params.allowedValue]],
  oneOf: (error) => [`must define exactly one of ${alternatives(error)}`, 'one_of'],
};

function toFault(error: ErrorObject, root: string): Fault {
  const pointer = `${root}${error.instancePath}`;
  switch (error.keyword) {
    case 'discriminator':
      return unsupportedType(error, pointer);
    case 'required':
      return missingField(error.params.missingProperty, pointer);
    case 'additionalProperties': {
      const message = `invalid additional property: ${error.params.additionalProperty}`;
      return { pointer, code: 'unknown_field', message };
    }
    default: {
      const words =
        WORDS[error.keyword]?.(error) ?? ([error.message ?? 'is not valid', error.keyword] as const);
      const [message, type, expected] = words;
      return failed(pointer, message, { type, ...(expected !== undefined && { expected }) });
    }
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
  const members: readonly Definition[] = error.parentSchema?.oneOf ?? [];
  const expected = members.map(typeOf);
  return failed(`${pointer}/type`, message, { type: 'enum', expected, got: error.params.tagValue });
}

function typeOf(definition: Definition): string | undefined {
  const name = definition.$ref?.replace(/^.*\//, '');
  return (name ? schema.definitions[name] : definition)?.properties?.type?.const;
}

function alternatives(error: ErrorObject): string {
  const members: readonly { readonly required?: readonly string[] }[] = error.schema as never;
  return members.map(({ required }) => `\`${(required ?? []).join('` and `')}\``).join(' or ');
}

function article(type: string): string {
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}
