import { z } from 'zod';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const Limit = z.coerce.number().int().min(1);

/** What the documents' room reads from the environment of the filing service. */
export const DOCUMENT_VARIABLES = {
  DOCUMENT_STORE: z
    .enum(['folder', 's3'])
    .default('folder')
    .describe(
      'Where documents are kept; with more than one instance a folder must be one that all of them mount',
    ),
  DOCUMENT_FOLDER: z.string().min(1).default('.landport/documents').describe('When DOCUMENT_STORE is folder'),
  DOCUMENT_S3_ENDPOINT: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe('Scheme, host and port; wanted when DOCUMENT_STORE is s3'),
  DOCUMENT_S3_BUCKET: z.string().default('').describe('Wanted when DOCUMENT_STORE is s3'),
  DOCUMENT_S3_REGION: z.string().default('us-east-1').describe('Region that requests are signed for'),
  DOCUMENT_S3_ACCESS_KEY: z.string().default('').describe('Access key id'),
  DOCUMENT_S3_SECRET_KEY: z.string().default('').describe('Secret access key'),
  DOCUMENT_S3_PATH_STYLE: Flag.default(true).describe('Bucket in the path, and not in the name of the host'),
  DOCUMENT_SPOOL: z
    .string()
    .min(1)
    .default('.landport/receiving')
    .describe(
      'Folder on a disk where an upload lies until it is looked at and kept: 25 MB for each under way',
    ),
  DOCUMENT_SCANNER: z
    .enum(['none', 'clamav'])
    .default('none')
    .describe('What looks for malware; with none every document says that it was not scanned'),
  DOCUMENT_CLAMD: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/, 'is not host:port')
    .default('127.0.0.1:3310')
    .describe('host:port of clamd, when DOCUMENT_SCANNER is clamav'),
  DOCUMENT_UNSCANNED_ALLOWED: Flag.default(true).describe(
    'Whether a filing may name a document that was never scanned, since there is no scanner',
  ),
  DOCUMENTS_MISSING: z
    .enum(['refused', 'follow'])
    .default('refused')
    .describe(
      'A filing without a document that its kind requires and does not let follow: refused, or taken with a gap while an office still accepts paper',
    ),
  DOCUMENTS_PER_ORGANISATION: Limit.default(1_000).describe('Documents of one that no filing names'),
  DOCUMENTS_PER_FILING: Limit.max(100)
    .default(50)
    .describe('Documents that one version of a filing may name'),
  DOCUMENT_UNUSED_DAYS: Limit.default(30).describe(
    'Days after which a document that no filing names is removed',
  ),
} as const;

export type DocumentsConfig = z.output<z.ZodObject<typeof DOCUMENT_VARIABLES>>;
