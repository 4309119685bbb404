import type { Severity } from '../../../core/static-evidence.ts';

/** A finding of an analyser that does not speak SARIF. */
export interface RawFinding {
  readonly ruleId: string;
  readonly cwe: readonly (number | string)[];
  readonly level: Severity;
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** The SARIF log that the analyser would have written: one reader serves all. */
export function makeSarif(
  name: string,
  findings: readonly RawFinding[],
  problems: readonly string[] = [],
): unknown {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: problems.map((text) => ({
              level: 'error',
              message: { text },
            })),
          },
        ],
        results: findings.map(({ ruleId, cwe, level, message, path, startLine, endLine }) => ({
          ruleId,
          level,
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(path) },
                region: { startLine, endLine: Math.max(startLine, endLine) },
              },
            },
          ],
          properties: { tags: cwe.map((id) => (typeof id === 'number' ? `CWE-${id}` : id)) },
        })),
      },
    ],
  };
}
