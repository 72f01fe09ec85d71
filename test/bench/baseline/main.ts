import 'reflect-metadata';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { IsNotEmptyObject, IsObject, IsString, Length } from 'class-validator';
import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, type Repository } from 'typeorm';

/**
 * The service that most would write first: Nest, Express, class-validator and `save()`. It takes the same filing and
 * does less with it (no rules, no receipt, no outbox, no idempotency). Here for the comparison only.
 */
@Entity('plain_filing')
class PlainFiling {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column() kind!: string;
  @Index({ unique: true }) @Column() reference!: string;
  @Column('jsonb') payload!: object;
  @Column({ default: 'lodged' }) status!: string;
  @CreateDateColumn() lodgedAt!: Date;
}

class SubmitFiling {
  @IsString() @Length(1, 64) kind!: string;
  @IsString() @Length(1, 70) reference!: string;
  @IsObject() @IsNotEmptyObject() payload!: object;
}

@Controller('v1/filings')
class PlainController {
  constructor(@InjectRepository(PlainFiling) private readonly filings: Repository<PlainFiling>) {}

  @Post()
  submit(@Body() body: SubmitFiling): Promise<PlainFiling> {
    return this.filings.save(this.filings.create(body));
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env['DATABASE_URL'] ?? '',
      entities: [PlainFiling],
      synchronize: true,
      extra: { max: 20 },
    }),
    TypeOrmModule.forFeature([PlainFiling]),
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
