import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApiDocument } from './asyncapi';
import { openApiDocument } from './openapi';
import { referenceFiles } from './reference-files';

const FOLDER = join(__dirname, '../../../../docs/reference');

describe('the reference', () => {
  it('is what `npm run reference` writes, file by file', () => {
    const kept = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(FOLDER.length + 1))
      // Pages in words beside them are written by hand.
      .filter((name) => !name.endsWith('.md'));
    const files = referenceFiles();
    expect(kept.sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(text);
  });

  it('is OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(openApiDocument()));
    expect(result).toEqual({ valid: true });
  });

  it('gives every operation an id of its own and a scope', () => {
    const { paths } = openApiDocument() as { paths: Record<string, Record<string, Operation>> };
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { security } of operations) expect(security[0]?.bearer).toHaveLength(1);
  });

  it('shows every operation in one area that it describes', () => {
    const { paths, tags } = openApiDocument() as {
      paths: Record<string, Record<string, Operation>>;
      tags: { name: string; description: string }[];
    };
    const areas = tags.map(({ name }) => name);
    const used = Object.values(paths).flatMap((path) => Object.values(path).map((each) => each.tags));
    expect(used.filter((each) => each.length !== 1)).toEqual([]);
    expect([...new Set(used.flat())].sort()).toEqual([...areas].sort());
    expect(tags.filter(({ description }) => description === '')).toEqual([]);
  });

  it('is AsyncAPI 3.0', () => {
    const schema = require('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object;
    const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
    const validate = ajv.compile(schema);
    validate(asyncApiDocument());
    expect(validate.errors).toBeNull();
  });
});

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: readonly { readonly bearer: readonly string[] }[];
}
