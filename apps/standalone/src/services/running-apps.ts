import type { AppProcess } from './app-process';
import type { AppName } from './services';

/** The five apps, however they run. */
export interface RunningApps {
  /** Told to a person. */
  readonly told: string;
  /** The process of each, when they have one of their own. */
  readonly processes?: Readonly<Record<AppName, AppProcess>>;
  stop(): Promise<void>;
}
