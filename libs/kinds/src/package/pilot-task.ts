import { PilotField, Text } from '@landport/contracts';
import { join } from 'node:path';
import { z } from 'zod';
import { readShape } from './read-shape';
import { Body } from './values';

/** A task of the pilot's plan: who answers for it, and which kinds of filing make it real. */
export const PilotTask = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .describe('Our own name for it: the numbers of the plan were not seen'),
  field: PilotField,
  title: Text,
  leadBody: Body,
  supportBodies: z.array(Body),
  kinds: z.array(z.string()).min(1),
  source: z.string(),
});
export type PilotTask = z.output<typeof PilotTask>;

/** The register that comes with Landport; works from source and from dist, to which .json files are copied. */
const REGISTER = join(__dirname, '../../pilot-tasks.json');

/** @throws UnusablePackage when the register is not JSON or not of its shape */
export const loadPilotTasks = (file: string = REGISTER): PilotTask[] => readShape(file, z.array(PilotTask));
