import { runService } from '@landport/platform';
import { startNotification } from './start-notification';

void runService(startNotification, process.env);
