import { Inject, Injectable } from '@nestjs/common';
import { TaskDesk, type TaskCommand } from './task-desk';

/** How the tasks of a body go from hand to hand. */
@Injectable()
export class WorkTasksHandler {
  constructor(@Inject(TaskDesk) private readonly desk: TaskDesk) {}

  claim(command: TaskCommand): Promise<void> {
    return this.desk.change(command, ({ task, filing, officer, at }) => {
      task.claim(officer, at);
      filing.note('taskClaimed', officer, at);
    });
  }

  giveBack(command: TaskCommand): Promise<void> {
    return this.desk.change(command, ({ task, filing, officer, at }) => {
      task.giveBack(officer);
      filing.note('taskReturned', officer, at);
    });
  }
}
