import { startNotification } from './start-notification';

void startNotification(process.env);
