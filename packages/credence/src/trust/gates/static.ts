import type { Gate } from '../gate.ts';

const many = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Turns away what a static analyser reports an error in; no analyser, no opinion. */
export const staticErrorGate: Gate = {
  id: 'static-error',
  version: '1',
  description: 'turns away what static analysers report errors in',
  needs: 'findings',
  apply: (confidence, { findings }) => ({
    confidence,
    turnedAway:
      findings && findings.errors > 0
        ? `static analysis reports ${many(findings.errors, 'error')}`
        : null,
  }),
};

/** The same for warnings. */
export const staticWarningGate: Gate = {
  id: 'static-warning',
  version: '1',
  description: 'turns away what static analysers report errors or warnings in',
  needs: 'findings',
  apply: (confidence, { findings }) => {
    const found = findings ? findings.errors + findings.warnings : 0;
    return {
      confidence,
      turnedAway: found > 0 ? `static analysis reports ${many(found, 'finding')}` : null,
    };
  },
};
