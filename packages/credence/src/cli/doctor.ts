import type { Command } from 'commander';
import { ExitCode } from '../core/errors.ts';
import { languages } from '../core/task.ts';
import { type AnalyserReport, analyserReports } from '../judging/analysers/reports.ts';
import { toolchainReports } from '../judging/toolchains.ts';
import { probeSandboxes } from '../sandbox/find.ts';
import { version } from '../version.ts';
import { print, tell, tellWaiting } from './output.ts';

function showAnalyser({ id, name, version, missing, install, languages: read }: AnalyserReport) {
  if (version !== null) print(`✓ analyser ${id}: ${name} ${version}, reads ${read.join(', ')}`);
  else print(`– analyser ${id}: ${missing}\n    → ${install}`);
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Say whether this machine can judge generated code, and what is missing')
    .option('--json', 'print the findings as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      tellWaiting('Trying the sandboxes of this machine …');
      const sandboxes = await probeSandboxes();
      const usable = sandboxes.some((report) => report.usable);
      const toolchains = usable ? await toolchainReports(languages, tell) : [];
      const analysers = usable ? await analyserReports() : [];
      if (json) {
        const found = { credence: version, usable, sandboxes, toolchains, analysers };
        print(JSON.stringify(found, null, 2));
      } else {
        for (const { backend, problem, stamp, canaries } of sandboxes) {
          print(`${problem ? '✗' : '✓'} sandbox: ${backend}`);
          for (const [name, value] of Object.entries(stamp?.versions ?? {})) {
            print(`    ${name} ${value}`);
          }
          if (stamp) print(`    memory held by ${stamp.memoryHeldBy}, profile ${stamp.profile}`);
          for (const { name, passed, detail } of canaries) {
            print(`    ${passed ? '✓' : '✗'} ${name.padEnd(28)} ${detail}`);
          }
          if (problem) print(`    ${problem.cause}\n    → ${problem.remedy}`);
        }
        for (const { language, toolchain, version: found, missing } of toolchains) {
          print(
            missing === null
              ? `✓ ${language}: ${toolchain} ${found}`
              : `– ${language}: skipped, ${missing}`,
          );
        }
        for (const analyser of analysers) showAnalyser(analyser);
      }
      process.exitCode = usable ? ExitCode.done : ExitCode.noSandbox;
    });
}
