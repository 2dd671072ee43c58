#!/usr/bin/env node
import { runCommandLine } from './runCommandLine';

// A reader such as `head` that has seen enough closes the pipe: that is an end, not a fault.
process.stdout.on('error', error => {
  if (Reflect.get(error, 'code') !== 'EPIPE') throw error;
  process.exit(0);
});

void runCommandLine(process.argv.slice(2)).then(status => {
  process.exitCode = status;
});
