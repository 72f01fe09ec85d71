import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { ServiceConfig } from '../config/load-config';
import { Database } from './database';

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static for(service: string, config: Pick<ServiceConfig, 'DATABASE_URL' | 'DATABASE_POOL'>): DynamicModule {
    const database = new Database({ url: config.DATABASE_URL, pool: config.DATABASE_POOL, name: service });
    return {
      module: DatabaseModule,
      providers: [{ provide: Database, useValue: database }],
      exports: [Database],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
