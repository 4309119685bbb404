import { z } from 'zod';
import type { Severity } from '../../core/static-evidence.ts';
import {
  AnalyserFailed,
  codeFolder,
  complaintOf,
  parseOutput,
  type StaticAnalyser,
} from './analyser.ts';
import { findPythonTool } from './find-python-tool.ts';
import { makeSarif } from './sarif/make-sarif.ts';

const levels: Readonly<Record<string, Severity>> = { HIGH: 'error', MEDIUM: 'warning' };

/** `bandit --format json`. */
const reportSchema = z.looseObject({
  errors: z.array(z.looseObject({ filename: z.string(), reason: z.string() })),
  results: z.array(
    z.looseObject({
      filename: z.string(),
      test_id: z.string(),
      test_name: z.string(),
      issue_severity: z.string(),
      issue_text: z.string(),
      // Versions before 1.7.3 name no weaknesses.
      issue_cwe: z.looseObject({ id: z.number().optional() }).optional(),
      line_number: z.number(),
      line_range: z.array(z.number()),
    }),
  ),
});

export const bandit: StaticAnalyser = {
  id: 'bandit',
  name: 'Bandit',
  languages: ['python'],
  takesRules: false,
  install: 'pip install bandit',
  async locate(find) {
    const found = await findPythonTool('bandit', 'from bandit.cli.main import main; main()', find);
    if (found === null) return { missing: 'Bandit is not installed' };
    const { python, roots } = found;
    return {
      versionCommand: [...python, '--version'],
      roots,
      launch: ({ files }) => ({
        // A comment in the code must not keep findings back.
        argv: [...python, '--format', 'json', '--quiet', '--ignore-nosec', ...files],
      }),
    };
  },
  sarif(output) {
    // 1 says that there are findings.
    if (output.exitCode !== 0 && output.exitCode !== 1) {
      throw new AnalyserFailed(complaintOf(output));
    }
    const parsed = reportSchema.safeParse(parseOutput(output.stdout, output));
    if (!parsed.success) throw new AnalyserFailed('its results are not those of Bandit');
    const { results, errors } = parsed.data;
    return makeSarif(
      'Bandit',
      results.map((result) => ({
        ruleId: `${result.test_id}:${result.test_name}`,
        cwe: result.issue_cwe?.id === undefined ? [] : [result.issue_cwe.id],
        level: levels[result.issue_severity] ?? 'note',
        message: result.issue_text,
        path: result.filename,
        startLine: result.line_number,
        endLine: Math.max(result.line_number, ...result.line_range),
      })),
      errors.map(({ filename, reason }) => `${filename.replace(`${codeFolder}/`, '')}: ${reason}`),
    );
  },
};
