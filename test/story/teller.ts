import { isDeepStrictEqual } from 'node:util';
import { FilingView } from '@landport/contracts';
import type { z } from 'zod';
import type { Answer, Ask, Window } from './window';

/** Thrown when something is not as told: the story ends there. */
export class NotAsTold extends Error {}

const SHOWN = 160;
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 100;

/** Tells each step in a line, shows what came back, and fails loudly if anything is not as told. */
export class Teller {
  private step = 0;

  constructor(
    readonly window: Window,
    private readonly print: (line: string) => void,
  ) {}

  chapter(title: string): void {
    this.print(`\n${title}`);
  }

  tell(line: string, shown?: unknown): void {
    this.step += 1;
    this.print(`${String(this.step).padStart(4)}  ${line}`);
    if (shown === undefined) return;
    const text = typeof shown === 'string' ? shown : JSON.stringify(shown);
    this.print(`      ${text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text}`);
  }

  /** Asks, and insists on the status. */
  async ask(status: number, actor: string, method: string, path: string, ask?: Ask): Promise<Answer> {
    const answer = await this.window.ask(actor, method, path, ask);
    if (answer.status !== status) {
      throw new NotAsTold(
        `${actor} ${method} ${path}: ${status} was told, ${answer.status} came: ${answer.text}`,
      );
    }
    return answer;
  }

  /** The body of an answer, held against the shape that the contracts promise. */
  read<Shape extends z.ZodType>(answer: Answer, shape: Shape): z.output<Shape> {
    const result = shape.safeParse(JSON.parse(answer.text));
    if (result.success) return result.data;
    throw new NotAsTold(`${answer.text} is not of its contract: ${result.error.message}`);
  }

  async get<Shape extends z.ZodType>(actor: string, path: string, shape: Shape): Promise<z.output<Shape>> {
    return this.read(await this.ask(200, actor, 'GET', path), shape);
  }

  expect(what: string, seen: unknown, told: unknown): void {
    if (isDeepStrictEqual(seen, told)) return;
    throw new NotAsTold(`${what}: ${JSON.stringify(told)} was told, ${JSON.stringify(seen)} came`);
  }

  /** Looks again until it holds: what comes by events takes its time. */
  async until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const seen = await look();
      if (seen !== undefined) return seen;
      if (performance.now() > end) throw new NotAsTold(`${what}: waited ${PATIENCE_MS / 1_000} s in vain`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  /** Waits until a filing has a status, and gives it back as its owner sees it. */
  async untilFiling(actor: string, id: string, status: string): Promise<z.output<typeof FilingView>> {
    return this.until(`filing ${id} becomes ${status}`, async () => {
      const filing = await this.get(actor, `/v1/filings/${id}`, FilingView);
      return filing.status === status ? filing : undefined;
    });
  }
}
