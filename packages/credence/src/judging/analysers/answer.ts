import { splice } from '../../benchmarks/mask.ts';
import { canonicalJson, contentHash, type Plain } from '../../core/keys.ts';
import type { StaticEvidence } from '../../core/static-evidence.ts';
import type { Task } from '../../core/task.ts';
import type { StaticAnalyser } from './analyser.ts';
import type { AnalysedCode, Analysis } from './analysis.ts';

/** Hash of all that an analyser sees of a task's answers beside their code. */
export function answerContext({ answerPath, surroundings, oracle }: Task): string {
  const seen = { answerPath, surroundings, fixtures: oracle.fixtures };
  return contentHash(canonicalJson(seen as unknown as Plain));
}

/**
 * What an analyser says of an answer to a task. The answer is read where it belongs: in its file,
 * beside the task's files. Findings on what was there before are not its own and are left out;
 * lines count from the answer's first.
 */
export async function analyseAnswer(
  analysis: Analysis,
  analyser: StaticAnalyser,
  task: Task,
  code: string,
): Promise<StaticEvidence> {
  const { language, answerPath, surroundings, oracle } = task;
  const content = surroundings ? splice(surroundings, code) : code;
  const file: AnalysedCode = {
    language,
    files: [{ path: answerPath, content }],
    context: oracle.fixtures.filter(
      ({ path, encoding }) => path !== answerPath && encoding === undefined,
    ),
  };
  const evidence = await analysis.analyse(analyser, file);
  if (evidence.status !== 'findings') return evidence;
  const before = lines(surroundings?.before ?? '');
  const last = lines(code.endsWith('\n') ? code : `${code}\n`);
  const findings = evidence.findings.flatMap((finding) => {
    const startLine = finding.startLine - before;
    const endLine = finding.endLine - before;
    if (finding.path !== answerPath || endLine < 1 || startLine > last) return [];
    return [{ ...finding, startLine: Math.max(1, startLine), endLine: Math.min(last, endLine) }];
  });
  if (findings.length > 0) return { ...evidence, findings };
  // What it did not understand may be of the answer: then nothing is known of it.
  return { ...evidence, findings, status: evidence.detail === null ? 'none' : 'crashed' };
}

/** Lines that end with a line break. */
const lines = (text: string) => text.split('\n').length - 1;
