import { startCustomsZone } from './start-customs-zone';

void startCustomsZone(process.env);
