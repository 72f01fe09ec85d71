import { startAirTransit } from './start-air-transit';

void startAirTransit(process.env);
