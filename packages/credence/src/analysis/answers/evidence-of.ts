import { type Target, targets } from '../../core/verdict.ts';
import type { Evidence } from '../../trust/evidence.ts';
import { gateEvidence } from '../gate-evidence.ts';
import { evidenceMethods, shippedCode } from '../shipped-answer.ts';
import { confidenceColumn } from './confidence-column.ts';
import type { StudyAnswers } from './study-answers.ts';

/** What gates are told of the answers, by their rows. */
export function evidenceOf(answers: StudyAnswers): (row: number, target: Target) => Evidence {
  const columns = (methods: readonly string[], of: readonly Target[]) =>
    methods.flatMap((method) => of.map((target) => confidenceColumn(answers, method, target)));
  const critics = new Map(
    targets.map((target) => [target, columns(evidenceMethods.critic, [target])]),
  );
  // How far siblings agree is not about a target, whichever it was recorded for.
  const agreements = columns(evidenceMethods.agreement, ['functional', 'security']);
  // Equal verdicts on code that analysers say the same of are the same evidence.
  const ofCode = new Map<string, Evidence>();
  return (row, target) => {
    const same = `${answers.verdict[row]} ${answers.evidence[row]} ${answers.code[row]! < 0}`;
    const known = ofCode.get(same) ?? gateEvidence(shippedCode(answers, row));
    ofCode.set(same, known);
    return {
      ...known,
      critic: firstAt(critics.get(target) ?? [], row),
      agreement: firstAt(agreements, row),
    };
  };
}

function firstAt(columns: readonly Float64Array[], row: number): number | null {
  for (const column of columns) if (!Number.isNaN(column[row]!)) return column[row]!;
  return null;
}
