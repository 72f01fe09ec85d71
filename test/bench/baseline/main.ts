import 'reflect-metadata';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { PlainFiling, PlainHistory, PlainKey, PlainOutbox } from './rows';
import { SubmitFiling } from './submit-filing.request';

/**
 * The service that most would write first: Nest, Express, class-validator and `save()`. It takes the same filing,
 * checks its shape and keeps the same four rows in one transaction; no rules, no receipt, no chain, nothing
 * published. Here for the comparison only.
 */
@Controller('v1/filings')
class PlainController {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  @Post()
  submit(@Body() body: SubmitFiling): Promise<PlainFiling> {
    return this.source.transaction(async (manager) => {
      const filing = await manager.save(manager.create(PlainFiling, body));
      const { id: filingId } = filing;
      await manager.save(manager.create(PlainHistory, { filingId, action: 'lodged' }));
      await manager.save(manager.create(PlainKey, { filingId, value: body.reference }));
      await manager.save(manager.create(PlainOutbox, { filingId, type: 'filing-lodged', data: body }));
      return filing;
    });
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env['DATABASE_URL'] ?? '',
      entities: [PlainFiling, PlainHistory, PlainKey, PlainOutbox],
      synchronize: true,
      extra: { max: 20 },
    }),
  ],
  controllers: [PlainController],
})
class PlainModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(PlainModule, new ExpressAdapter(), { logger: false });
  app.useGlobalPipes(new ValidationPipe());
  await app.listen(Number(process.env['PORT']), '127.0.0.1');
  process.send?.('ready');
}

void main();
