import type { Schema } from 'ts-json-schema-generator';
import { readLimits } from './limits.js';
import { withLimits } from './with-limits.js';

/** Generated definitions by name. */
export type Definitions = Readonly<Record<string, Schema>>;

/** Where a limit in the types' comments is older than Slack's page on it. */
const CORRECTIONS: Readonly<Record<string, string>> = {
  // https://docs.slack.dev/reference/block-kit/composition-objects/option-object
  'PlainTextOption.value': 'Maximum length for this field is 150 characters.',
  'MrkdwnOption.value': 'Maximum length for this field is 150 characters.',
  'Option.value': 'Maximum length for this field is 150 characters.',
};

/** Any block at all is what the types allow an app to write; Slack takes the known ones. */
export const REPLACED: Readonly<Record<string, string>> = { AnyBlock: 'KnownBlock' };

/** Turns one generated definition into one that tells faults well. */
export class Simplifier {
  readonly #definitions: Definitions;
  readonly #name: string;

  constructor(definitions: Definitions, name: string) {
    this.#definitions = definitions;
    this.#name = name;
  }

  simplify(schema: Schema): Schema {
    if (schema.$ref) return { $ref: rename(schema.$ref) };
    if (schema.anyOf) return this.#simplifyUnion(membersOf(schema));
    if (schema.type === 'array') return { type: 'array', items: this.simplify(schema.items as Schema) };
    if (schema.type === 'object' && schema.properties) return this.#simplifyObject(schema);
    const { description: _, ...rest } = schema;
    return rest;
  }

  #simplifyObject(schema: Schema): Schema {
    const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const comment = CORRECTIONS[`${this.#name}.${name}`] ?? (property as Schema).description ?? '';
      return [name, withLimits(this.simplify(property as Schema), readLimits(comment))];
    });
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(schema.required && { required: schema.required }),
      additionalProperties: false,
      ...(schema.oneOf && { oneOf: schema.oneOf }),
    };
  }

  #simplifyUnion(members: readonly Schema[]): Schema {
    const flat = members.flatMap((member) => this.#flatten(member));
    const types = new Set(flat.map((member) => this.#typeOf(member)));
    if (types.has(undefined) || types.size < flat.length) return this.#simplifyForms(flat);
    const oneOf = flat.map((member) => this.simplify(member));
    return { type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf } as Schema;
  }

  #simplifyForms(forms: readonly Schema[]): Schema {
    const objects = forms.map((form) => this.#resolve(form));
    if (objects.every((form) => form.properties)) return this.#simplifyObject(merge(objects));
    return { anyOf: forms.map((form) => this.simplify(form)) };
  }

  /** The members of unions inside a union, too. */
  #flatten(member: Schema): readonly Schema[] {
    const resolved = this.#resolve(member);
    if (!resolved.anyOf || this.#typeOf(member) !== undefined) return [member];
    return membersOf(resolved).flatMap((each) => this.#flatten(each));
  }

  /** The one `type` that all forms of a member have. */
  #typeOf(member: Schema): unknown {
    const resolved = this.#resolve(member);
    const forms = resolved.anyOf ? membersOf(resolved) : [resolved];
    const types = new Set(forms.map((form) => (form.properties?.type as Schema | undefined)?.const));
    return types.size === 1 ? [...types][0] : undefined;
  }

  #resolve(schema: Schema): Schema {
    const name = schema.$ref?.replace(/^.*\//, '');
    return name ? (this.#definitions[REPLACED[name] ?? name] ?? {}) : schema;
  }
}

/** One object for forms that differ in a few properties; what only one of them requires excludes the others. */
function merge(forms: readonly Schema[]): Schema {
  const names = [...new Set(forms.flatMap((form) => Object.keys(form.properties ?? {})))];
  const required = names.filter((name) => forms.every((form) => form.required?.includes(name)));
  const own = forms.map((form) => (form.required ?? []).filter((name) => !required.includes(name)));
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, mergeProperty(forms, name)])),
    ...(required.length > 0 && { required }),
    ...(own.every((names) => names.length > 0) && { oneOf: own.map((names) => ({ required: names })) }),
  };
}

function mergeProperty(forms: readonly Schema[], name: string): Schema {
  const schemas = forms.flatMap((form) => (form.properties?.[name] as Schema | undefined) ?? []);
  const [first, ...others] = [
    ...new Map(schemas.map((each) => [each.$ref ?? JSON.stringify(each), each])).values(),
  ];
  if (!first) return {};
  return others.length === 0 ? first : { anyOf: [first, ...others], description: first.description ?? '' };
}

function membersOf(schema: Schema): readonly Schema[] {
  return (schema.anyOf ?? []) as readonly Schema[];
}

function rename(ref: string): string {
  return ref.replace(/[^/]+$/, (name) => REPLACED[name] ?? name);
}
