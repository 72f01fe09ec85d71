import { startGateway } from './start-gateway';

void startGateway(process.env);
