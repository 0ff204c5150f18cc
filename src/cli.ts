#!/usr/bin/env node
import { buildProgram } from './cli/program.js';
import { runCommand } from './cli/failure.js';

await runCommand(buildProgram(), process.argv.slice(2));
