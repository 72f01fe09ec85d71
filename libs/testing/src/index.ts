export { describeOnEachBus, testKafka, type BusUnderTest } from './buses/describe-on-each-bus';
export { databaseUrl } from './database/database-url';
export { testDatabase, type TestDatabase } from './database/test-database';
export { testIssuer, type TestIssuer, type TokenWish } from './issuer/test-issuer';
export { describeWhere } from './left-out/describe-where';
export { TestClock } from './ports/test-clock';
export { TestTimers } from './ports/test-timers';
export { startTestService } from './service/start-test-service';
export { startSource, type SourceProcess } from './process/start-source';
