import { writeFileSync } from 'node:fs';
import { generateSchema } from './generate.js';

/** Run as a script after `@slack/types` was updated: writes the schema beside the sources, from src and dist alike. */
const target = new URL('../../../src/playground/block-kit/block-kit.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(generateSchema(), null, 1)}\n`);
