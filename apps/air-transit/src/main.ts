import { runService } from '@landport/platform';
import { startAirTransit } from './start-air-transit';

void runService(startAirTransit, process.env);
