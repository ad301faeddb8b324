import type { Schema } from 'ts-json-schema-generator';
import type { Limits } from './limits.js';

/** A property's schema with the limits of its doc comment, put where they belong: on text, items or numbers. */
export function withLimits(schema: Schema, limits: Limits): Schema {
  const { minCharacters, maxCharacters } = limits;
  const length = {
    ...(minCharacters !== undefined && { minLength: minCharacters }),
    ...(maxCharacters !== undefined && { maxLength: maxCharacters }),
  };
  if (schema.type === 'string') return { ...schema, ...length };
  if (schema.type === 'number')
    return { ...schema, ...defined({ minimum: limits.minimum, maximum: limits.maximum }) };
  if (schema.type === 'array') return withItemLimits(schema, limits);
  if (Object.keys(length).length === 0) return schema;
  // What is limited of a text object is its text.
  return { allOf: [schema, { properties: { text: length } }] };
}

function withItemLimits(schema: Schema, limits: Limits): Schema {
  const items = schema.items as Schema;
  const limited = withLimits(items, {
    ...defined({ maxCharacters: limits.maxItemCharacters, maxItems: limits.maxNestedItems }),
  });
  return { ...schema, items: limited, ...defined({ minItems: limits.minItems, maxItems: limits.maxItems }) };
}

function defined(values: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
