#!/usr/bin/env node
import { runCommandLine } from './runCommandLine';

void runCommandLine(process.argv.slice(2)).then(status => {
  process.exitCode = status;
});
