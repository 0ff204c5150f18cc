/** Holds every answer of the service to its OpenAPI document: what is served is what is promised, no more and no less. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: unknown;
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, { schema: Schema }> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Members that are not in the document are faults of the document. Problems may have members of their own. */
function close(schema: Schema | undefined): void {
  if (!schema || typeof schema !== 'object') return;
  if (schema.properties && schema.additionalProperties === undefined) schema.additionalProperties = false;
  for (const property of Object.values(schema.properties ?? {})) close(property);
  close(schema.items);
}

export class Contract {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly routes: readonly { readonly pattern: RegExp; readonly path: string }[];

  private constructor(private readonly document: Document) {
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      if (name !== 'ProblemDto') close(schema);
    }
    addFormats.default(this.ajv);
    this.ajv.addSchema(document, 'contract');
    // Fixed paths before those with a parameter in the same place.
    this.routes = Object.keys(document.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map((path) => ({ pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`), path }));
  }

  static async of(base: string): Promise<Contract> {
    const response = await fetch(`${base}/api/openapi.json`);
    return new Contract((await response.json()) as Document);
  }

  /** @returns what is wrong with an answer; undefined when nothing is, or when no operation is asked */
  fault(method: string, url: string, status: number, type: string, body: unknown): string | undefined {
    const { pathname } = new URL(url);
    const path = this.routes.find(({ pattern }) => pattern.test(pathname))?.path;
    const operation = path && this.document.paths[path]![method.toLowerCase()];
    // 304 belongs to HTTP: whoever sends If-None-Match asked for it.
    if (!operation || status === 304) return undefined;
    const key = operation.responses[status] ? String(status) : status >= 400 ? 'default' : undefined;
    const name = `${method} ${path} ${status}`;
    if (!key) return `${name}: the contract knows no such answer`;
    const content = operation.responses[key]!.content?.[type];
    if (!type.endsWith('json')) return undefined;
    if (!content) return `${name}: the contract has no ${type} for it`;
    const pointer = ['paths', path, method.toLowerCase(), 'responses', key, 'content', type, 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    let validate = this.compiled.get(pointer);
    if (!validate) {
      validate = this.ajv.compile({ $ref: `contract#/${pointer}` });
      this.compiled.set(pointer, validate);
    }
    if (validate(body)) return undefined;
    return `${name}: ${this.ajv.errorsText(validate.errors)} ${JSON.stringify(validate.errors?.[0]?.params)}`;
  }
}
