import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Document } from './document.js';

/** An answer as it is about to leave. */
export interface Leaving {
  /** Absent for what the document has no operation for. */
  readonly operationId: string | undefined;
  readonly status: number;
  readonly hasHeader: (name: string) => boolean;
  readonly body: unknown;
}

type Response = Document['components']['responses'][string];

interface Described {
  /** The names of the headers that it must have. */
  readonly headers: readonly string[];
  /** Where in the document its body's schema is; undefined when it has no body. */
  readonly schema: string | undefined;
}

/**
 * Holds every answer to the document: its status, its headers, its body or the lack of one. It stands beside the request
 * validator, whose own check of answers leaves out refusals of its own making, answers without a body, and 5xx.
 */
export class AnswerCheck {
  readonly #document: Document;
  readonly #described = new Map<string, Described>();
  readonly #ajv = new Ajv2020({ strict: false, validateSchema: false });

  constructor(document: Document) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, 'openapi');
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        if (Array.isArray(operation)) continue;
        for (const [status, response] of Object.entries(operation.responses)) {
          const place = `/paths/${escapePointer(path)}/${method}/responses/${status}`;
          this.#described.set(`${operation.operationId} ${status}`, this.#describe(place, response));
        }
      }
    }
  }

  /** Why the document does not allow this answer; undefined when it does. */
  findFault({ operationId, status, hasHeader, body }: Leaving): string | undefined {
    if (operationId === undefined) return this.#findBodyFault('/components/schemas/error', body);
    const described = this.#described.get(`${operationId} ${status}`);
    if (described === undefined) return 'status not documented';
    const missing = described.headers.find((name) => !hasHeader(name));
    if (missing !== undefined) return `header ${missing} is missing`;
    if (described.schema !== undefined) return this.#findBodyFault(described.schema, body);
    return body === undefined ? undefined : 'a body where there is none';
  }

  #findBodyFault(schema: string, body: unknown): string | undefined {
    const uri = `openapi#${encodeURI(schema)}`;
    const validate = this.#ajv.getSchema(uri);
    if (validate === undefined) throw new Error(`The document has nothing at ${schema}`);
    return validate(body) ? undefined : this.#ajv.errorsText(validate.errors, { dataVar: 'body' });
  }

  #describe(place: string, response: Response): Described {
    if ('$ref' in response) {
      const name = response.$ref.slice('#/components/responses/'.length);
      const target = this.#document.components.responses[name];
      if (target === undefined) throw new Error(`${place}: ${response.$ref} leads nowhere`);
      return this.#describe(`/components/responses/${name}`, target);
    }
    const schema = `${place}/content/${escapePointer('application/json')}/schema`;
    const hasBody = response.content !== undefined;
    return { headers: Object.keys(response.headers), schema: hasBody ? schema : undefined };
  }
}

function escapePointer(text: string): string {
  return text.replaceAll('~', '~0').replaceAll('/', '~1');
}
