import { Module } from '@nestjs/common';
import { Citations } from './citations';
import { CitedRecords } from './cited-records';
import { Drawings } from './drawings';
import { GrantIssuer } from './grant-issuer';
import { GrantsFollow } from './grants-follow';
import { GrantsGuard } from './grants-guard';
import { GrantRegister } from './grant-register';

/** What approved filings give, and what other filings draw from it. */
@Module({
  providers: [CitedRecords, Drawings, Citations, GrantIssuer, GrantsGuard, GrantsFollow, GrantRegister],
  exports: [Citations, Drawings, GrantsGuard, GrantsFollow, GrantRegister],
})
export class GrantsModule {}
