import { runService } from '@landport/platform';
import { startGateway } from './start-gateway';

void runService(startGateway, process.env);
