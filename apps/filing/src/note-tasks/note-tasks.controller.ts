import { Controller, Inject } from '@nestjs/common';
import { noteOnTask } from '@landport/contracts';
import { Caller, Idempotent, Input, Once, Route, type InputOf } from '@landport/http';
import { isOfficer } from '../domain/officer';
import { OfficersOnly } from '../domain/task-errors';
import { taskHref } from '../list-tasks/task-view';
import { TaskNotes } from './task-notes';

@Controller()
export class NoteTasksController {
  constructor(@Inject(TaskNotes) private readonly notes: TaskNotes) {}

  @Route(noteOnTask)
  note(
    @Input() { params, body }: InputOf<typeof noteOnTask>,
    @Caller() caller: Caller,
    @Idempotent() once: Once,
  ): Promise<string> {
    if (!isOfficer(caller)) throw new OfficersOnly();
    const by = { id: caller.subject, organisationId: caller.organisationId };
    return once.run(async (tx) => ({
      status: 201,
      body: await this.notes.add(tx, params.id, body.text, by),
      headers: { location: taskHref(params.id) },
    }));
  }
}
