import { isUtf8 } from 'node:buffer';
import { jsonProblem, type JsonFaultKind } from './json-fault';
import { NamesSeen } from './names-seen';
import { losesDigits } from './numbers';

export const DEEPEST = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const LETTER_U = 0x75;
/** `" \ / b f n r t u` may follow a backslash. */
const ESCAPES = new Set([...'"\\/bfnrtu'].map((letter) => letter.charCodeAt(0)));
const LITERALS = new Map(['true', 'false', 'null'].map((word) => [word.charCodeAt(0), Buffer.from(word)]));

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE;

/**
 * Reads JSON once, byte by byte, before anything parses it, and refuses what a parser takes in silence:
 * nesting that overflows a stack later, names given twice, names that reach a prototype, halves of surrogate
 * pairs and NUL that the database refuses, numbers that change on the way. What it lets through, JSON.parse takes.
 */
class JsonGuard {
  private at = 0;
  private readonly names: NamesSeen;

  constructor(private readonly bytes: Buffer) {
    this.names = new NamesSeen(bytes);
  }

  document(): void {
    this.space();
    this.value(0, false);
    this.space();
    if (this.at < this.bytes.length) this.refuse('syntax');
  }

  private value(depth: number, isConstructor: boolean): void {
    const byte = this.peek();
    if (byte === QUOTE) this.string();
    else if (byte === OPEN_OBJECT) this.object(depth + 1, isConstructor);
    else if (byte === OPEN_ARRAY) this.array(depth + 1);
    else if (byte === MINUS || isDigit(byte)) this.number();
    else this.literal(byte);
  }

  private object(depth: number, isConstructor: boolean): void {
    if (depth > DEEPEST) this.refuse('deep');
    this.at += 1;
    this.space();
    if (this.peek() === CLOSE_OBJECT) {
      this.at += 1;
      return;
    }
    const mark = this.names.open();
    for (;;) {
      const start = this.at;
      if (this.peek() !== QUOTE) this.refuse('syntax');
      const isEscaped = this.string();
      const seen = this.names.add(mark, start, this.at, isEscaped);
      if (seen === 'duplicate') this.refuse('duplicate', start);
      if (seen === 'proto' || (seen === 'prototype' && isConstructor)) this.refuse('prototype', start);
      this.space();
      if (this.peek() !== COLON) this.refuse('syntax');
      this.at += 1;
      this.space();
      this.value(depth, seen === 'constructor');
      this.space();
      const next = this.peek();
      this.at += 1;
      if (next === CLOSE_OBJECT) break;
      if (next !== COMMA) this.refuse('syntax', this.at - 1);
      this.space();
    }
    this.names.close(mark);
  }

  private array(depth: number): void {
    if (depth > DEEPEST) this.refuse('deep');
    this.at += 1;
    this.space();
    if (this.peek() === CLOSE_ARRAY) {
      this.at += 1;
      return;
    }
    for (;;) {
      this.value(depth, false);
      this.space();
      const next = this.peek();
      this.at += 1;
      if (next === CLOSE_ARRAY) return;
      if (next !== COMMA) this.refuse('syntax', this.at - 1);
      this.space();
    }
  }

  /** Stands behind the closing quote afterwards. Returns whether the text holds an escape. */
  private string(): boolean {
    const { bytes } = this;
    let isEscaped = false;
    let at = this.at + 1;
    for (;;) {
      const byte = bytes[at];
      if (byte === QUOTE) break;
      if (byte === undefined) this.refuse('end', at);
      if (byte < 0x20) this.refuse(byte === 0 ? 'nul' : 'control', at);
      if (byte === BACKSLASH) {
        isEscaped = true;
        at = this.escape(at);
      } else at += 1;
    }
    this.at = at + 1;
    return isEscaped;
  }

  /** Returns the place behind the escape, both halves of a surrogate pair included. */
  private escape(at: number): number {
    const letter = this.bytes[at + 1];
    if (letter === undefined) this.refuse('end', at);
    if (!ESCAPES.has(letter)) this.refuse('syntax', at);
    if (letter !== LETTER_U) return at + 2;
    const unit = this.unit(at);
    if (unit === 0) this.refuse('nul', at);
    if (unit < 0xd800 || unit > 0xdfff) return at + 6;
    if (unit > 0xdbff || this.bytes[at + 6] !== BACKSLASH || this.bytes[at + 7] !== LETTER_U)
      this.refuse('surrogate', at);
    const low = this.unit(at + 6);
    if (low < 0xdc00 || low > 0xdfff) this.refuse('surrogate', at);
    return at + 12;
  }

  private unit(at: number): number {
    const hex = this.bytes.toString('latin1', at + 2, at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.refuse('syntax', at);
    return Number.parseInt(hex, 16);
  }

  private number(): void {
    const { bytes } = this;
    const start = this.at;
    if (bytes[this.at] === MINUS) this.at += 1;
    if (bytes[this.at] === ZERO) this.at += 1;
    else this.digits();
    let isInteger = true;
    if (bytes[this.at] === 0x2e) {
      isInteger = false;
      this.at += 1;
      this.digits();
    }
    const exponent = bytes[this.at];
    if (exponent === 0x65 || exponent === 0x45) {
      isInteger = false;
      this.at += 1;
      if (bytes[this.at] === 0x2b || bytes[this.at] === MINUS) this.at += 1;
      this.digits();
    }
    if (isInteger && this.at - start < 16) return;
    if (losesDigits(bytes.toString('latin1', start, this.at))) this.refuse('number', start);
  }

  private digits(): void {
    const start = this.at;
    while (isDigit(this.bytes[this.at] ?? 0)) this.at += 1;
    if (this.at === start) this.refuse(this.at >= this.bytes.length ? 'end' : 'syntax');
  }

  private literal(first: number): void {
    const word = LITERALS.get(first);
    if (word === undefined) this.refuse('syntax');
    for (let index = 0; index < word.length; index += 1)
      if (this.bytes[this.at + index] !== word[index]) this.refuse('syntax');
    this.at += word.length;
  }

  private space(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.at += 1;
    }
  }

  private peek(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) this.refuse('end');
    return byte;
  }

  private refuse(kind: JsonFaultKind, at = this.at): never {
    throw jsonProblem(this.bytes, at, kind);
  }
}

/** Where the bytes stop being UTF-8: there, reading and writing them again gives others. */
function firstBadByte(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString());
  let at = 0;
  while (bytes[at] === again[at]) at += 1;
  return at;
}

/**
 * The JSON value of a body.
 * @throws Problem 400 with line and column, for everything the guard refuses
 */
export function parseGuarded(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw jsonProblem(bytes, firstBadByte(bytes), 'utf8');
  new JsonGuard(bytes).document();
  return JSON.parse(bytes.toString()) as unknown;
}
