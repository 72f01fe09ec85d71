import { runService } from '@landport/platform';
import { startCustomsZone } from './start-customs-zone';

void runService(startCustomsZone, process.env);
