import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A file of data that cannot be used; says which and why, so that whoever writes kinds can mend it. */
export class UnusablePackage extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = 'UnusablePackage';
  }
}

/** @throws UnusablePackage when the file is missing, not JSON or not of its shape */
export function readShape<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UnusablePackage(file, (error as Error).message);
  }
  const parsed = shape.safeParse(content);
  if (!parsed.success) throw new UnusablePackage(file, z.prettifyError(parsed.error));
  return parsed.data;
}
