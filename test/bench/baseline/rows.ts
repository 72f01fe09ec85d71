import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('plain_filing')
export class PlainFiling {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column() kind!: string;
  @Column() reference!: string;
  @Column('jsonb') payload!: object;
  @Column({ default: 'lodged' }) status!: string;
  @CreateDateColumn() lodgedAt!: Date;
}

@Entity('plain_history')
export class PlainHistory {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') filingId!: string;
  @Column() action!: string;
  @CreateDateColumn() at!: Date;
}

@Entity('plain_key')
export class PlainKey {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index({ unique: true }) @Column() value!: string;
  @Column('uuid') filingId!: string;
}

@Entity('plain_outbox')
export class PlainOutbox {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') filingId!: string;
  @Column() type!: string;
  @Column('jsonb') data!: object;
}
