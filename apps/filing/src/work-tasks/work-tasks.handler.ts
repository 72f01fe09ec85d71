import { Inject, Injectable } from '@nestjs/common';
import { NoHigherBody } from '../domain/task-errors';
import { StepClocks } from '../reviews/step-clocks';
import { TaskDesk, type TaskCommand } from './task-desk';

/** How the tasks of a body go from hand to hand. */
@Injectable()
export class WorkTasksHandler {
  constructor(
    @Inject(TaskDesk) private readonly desk: TaskDesk,
    @Inject(StepClocks) private readonly clocks: StepClocks,
  ) {}

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

  handOver(command: TaskCommand, to: string, reason: string): Promise<void> {
    return this.desk.change(command, ({ task, filing, officer, at }) => {
      task.handOver(to, officer, at);
      filing.note('taskHandedOver', officer, at, `${to}: ${reason}`);
    });
  }

  /** @throws NoHigherBody; TaskNotClaimed and NotYourTask unless the officer holds it */
  escalate(command: TaskCommand, reason: string): Promise<void> {
    return this.desk.change(command, ({ task, procedure, officer, at }) => {
      task.giveBack(officer);
      if (!this.clocks.passUp(procedure, task, officer, at, reason)) throw new NoHigherBody();
    });
  }
}
