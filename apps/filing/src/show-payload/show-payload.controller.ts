import { Controller, Inject } from '@nestjs/common';
import { showPayload } from '@landport/contracts';
import { Input, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import { VersionRepository } from '../persistence/version.repository';
import { SubmissionReader } from '../submission/submission-reader';

/** For services alone, which follow the `dataref` of an event. */
@Controller()
export class ShowPayloadController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(VersionRepository) private readonly versions: VersionRepository,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  @Route(showPayload)
  async show(@Input() { params }: InputOf<typeof showPayload>): Promise<Readonly<Record<string, unknown>>> {
    return this.reader.readKept(await this.versions.get(this.db, params.id, params.version)).payload;
  }
}
