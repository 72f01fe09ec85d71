import { Controller, Inject } from '@nestjs/common';
import { showPilotTasks, type PilotTaskView } from '@landport/contracts';
import { Input, Route, type InputOf } from '@landport/http';
import { loadPilotTasks } from '@landport/kinds';
import { Database } from '@landport/platform';
import { MeasuredTasks } from './measured-tasks';

/** The register of the pilot's tasks: counts and times over all organisations, and nothing of any one filing. */
@Controller()
export class ShowPilotTasksController {
  private readonly register = loadPilotTasks();

  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(showPilotTasks)
  async show(@Input() { query }: InputOf<typeof showPilotTasks>): Promise<{ items: PilotTaskView[] }> {
    const tasks = this.register.filter(({ field }) => query.field === undefined || field === query.field);
    const measured = await MeasuredTasks.of(tasks, this.db);
    return {
      items: tasks.map((task) => ({
        ...task,
        ...measured.get(task.id),
        kinds: task.kinds.map((kind) => ({
          kind,
          ...measured.get(task.id, kind),
          links: { kind: { href: `/v1/kinds/${kind}` } },
        })),
      })),
    };
  }
}
