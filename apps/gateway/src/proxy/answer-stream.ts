import type { FastifyReply } from 'fastify';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import { headersToCaller } from './headers';

/** Hands a service's answer to the caller piece by piece, no faster than the caller reads. */
export class AnswerStream implements Dispatcher.DispatchHandler {
  private readonly response: ServerResponse;
  private isCallerGone = false;

  /** @param onFailure  called when the service fails before its answer has begun */
  constructor(
    private readonly reply: FastifyReply,
    private readonly onFailure: (error: Error) => void,
  ) {
    this.response = reply.raw;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    const { response } = this;
    const leave = (): void => {
      if (response.writableFinished) return;
      this.isCallerGone = true;
      controller.abort(new Error('the caller has gone'));
    };
    if (response.destroyed) leave();
    else response.once('close', leave);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (status < 200) return;
    this.reply.hijack();
    this.response.writeHead(status, headersToCaller(headers, this.reply.getHeaders()));
    // A stream may be silent for long; its reader is to know at once that it stands.
    if (headers['content-type']?.startsWith('text/event-stream')) this.response.flushHeaders();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.response.write(chunk)) return;
    controller.pause();
    this.response.once('drain', () => controller.resume());
  }

  onResponseEnd(): void {
    this.response.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.isCallerGone) return;
    if (!this.response.headersSent) this.onFailure(error);
    // Half an answer must not look whole.
    else this.response.destroy();
  }
}
