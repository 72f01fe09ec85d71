import { createParser } from 'eventsource-parser';
import type { Window } from './window';

/** Reads an organisation's feed as server-sent events. */
export class StreamReader {
  /** Sequences in the order in which they came. */
  readonly sequences: number[] = [];
  private readonly stopping = new AbortController();
  private reading: Promise<void> = Promise.resolve();

  static async open(window: Window, actor: string, after: number): Promise<StreamReader> {
    const reader = new StreamReader();
    const response = await fetch(`${window.url}/v1/feed/stream?after=${after}`, {
      headers: { authorization: `Bearer ${await window.token(actor)}`, accept: 'text/event-stream' },
      signal: reader.stopping.signal,
    });
    if (response.status !== 200 || response.body === null)
      throw new Error(`the stream answers ${response.status}`);
    reader.reading = reader.read(response.body);
    return reader;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.reading;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = createParser({
      onEvent: ({ id }) => void (id !== undefined && this.sequences.push(Number(id))),
    });
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
    } catch (error) {
      if (!this.stopping.signal.aborted) throw error;
    }
  }
}
