#!/usr/bin/env node
import { run } from '../src/command-line.mjs';

const { text, code } = run(process.argv.slice(2), process.env);
process.stdout.write(`${text}\n`);
process.exitCode = code;
