import { fileInventoryList } from '@landport/contracts';
import { Caller, etagOf, Idempotent, Input, Once, Route, Trace, type InputOf } from '@landport/http';
import type { TraceContext } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import { inventoryListDetail } from '../show-inventory-lists/inventory-list-view';
import { FileInventoryListHandler } from './file-inventory-list.handler';

@Controller()
export class FileInventoryListController {
  constructor(@Inject(FileInventoryListHandler) private readonly handler: FileInventoryListHandler) {}

  @Route(fileInventoryList)
  file(
    @Input() { body }: InputOf<typeof fileInventoryList>,
    @Caller() caller: Caller,
    @Trace() trace: TraceContext,
    @Idempotent() once: Once,
  ): Promise<string> {
    return once.run(async (tx) => {
      const { list, pass } = await this.handler.file(tx, body, caller, trace);
      const { id, version } = list.state;
      const headers = { location: `/v1/zone/inventory-lists/${id}`, etag: etagOf(version) };
      return { status: 201, body: inventoryListDetail(list, [pass]), headers };
    });
  }
}
