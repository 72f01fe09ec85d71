export { ServerFault, type RunningServer, type Say } from './process/running-server';
export { claimFolder, freeFolder } from './process/folder-claim';
export { freePort } from './process/free-port';
export { isAlive } from './process/process-identity';
export { startPostgres, type PostgresOptions, type PostgresServer } from './postgres/start-postgres';
export { startKafka, type KafkaOptions, type KafkaServer } from './kafka/start-kafka';
export { whyNoKafka } from './kafka/java';
export { projectRoot } from './project-root';
