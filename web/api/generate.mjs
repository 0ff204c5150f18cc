/**
 * Turns the service's OpenAPI document into the types of the page's client.
 * Usage: node web/api/generate.mjs http://127.0.0.1:3000/api/openapi.json   (the address or the file of a document)
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PREFIX = '/api/v1';
const TARGET = fileURLToPath(new URL('../src/api/schema.ts', import.meta.url));

const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`);

/** The TypeScript type of a JSON Schema. */
function typeOf(schema) {
  if (!schema) return 'unknown';
  if (schema.$ref) return schema.$ref.split('/').pop();
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeOf).join(' | ');
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ');
  // The compiler lists the members of a union in no lasting order.
  if (schema.enum)
    return schema.enum
      .map((value) => (value === null ? 'null' : `'${value}'`))
      .sort()
      .join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ');
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `(${typeOf(schema.items)})[]`;
    case 'object':
      return schema.properties ? objectOf(schema) : 'Record<string, unknown>';
    default:
      return 'unknown';
  }
}

function objectOf({ properties, required = [] }) {
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  return `{ ${fields.join('; ')} }`;
}

function interfaceOf(name, schema) {
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties).map(([field, type]) => {
    const comment = type.description
      ? `  /** ${type.description.replaceAll(/\s+/g, ' ').replaceAll('*/', '')} */\n`
      : '';
    return `${comment}  ${key(field)}${required.includes(field) ? '' : '?'}: ${typeOf(type)};`;
  });
  return `export interface ${name} {\n${fields.join('\n')}\n}`;
}

/** Path or query parameters as one object type. */
function parametersOf(operation, place) {
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  if (parameters.length === 0) return undefined;
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]));
  return objectOf({ properties, required });
}

function operationOf(method, path, operation) {
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const answer = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
  const answered = answer?.content?.['application/json']?.schema;
  const query = parametersOf(operation, 'query');
  const inPath = parametersOf(operation, 'path');
  const parts = [
    inPath && `path: ${inPath}`,
    query && `query?: ${query}`,
    body && `body: ${typeOf(body)}`,
    `answer: ${answered ? typeOf(answered) : 'undefined'}`,
  ].filter(Boolean);
  return `  '${method.toUpperCase()} ${path.slice(PREFIX.length)}': { ${parts.join('; ')} };`;
}

/** @returns the text of `web/src/api/schema.ts` */
export function generateTypes(document) {
  const interfaces = Object.entries(document.components.schemas)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => interfaceOf(name, schema));
  const operations = Object.entries(document.paths)
    .filter(([path]) => path.startsWith(`${PREFIX}/`))
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => operationOf(method, path, operation)),
    );
  return [
    '/** Made by web/api/generate.mjs from the OpenAPI document; a test fails when the two part. */',
    ...interfaces,
    `/** Every operation of the service below ${PREFIX}. */\nexport interface Operations {\n${operations.join('\n')}\n}`,
    '',
  ].join('\n\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , from] = process.argv;
  const document = /^https?:/.test(from)
    ? await (await fetch(from)).json()
    : JSON.parse(await readFile(from, 'utf8'));
  await writeFile(TARGET, generateTypes(document));
}
