import type { RepairFeedback } from './feedback.ts';

/** More would crowd out the code in a small context. */
const most = 10;
const longest = 300;

/** What static analysers claim, one finding a line. */
export const findingsFeedback: RepairFeedback = {
  id: 'findings',
  description: 'what static analysers find in it',
  say({ evidence }) {
    const ran = evidence.filter(({ status }) => status !== 'crashed');
    if (ran.length === 0) return null;
    const findings = ran
      .flatMap((record) => record.findings)
      .sort((a, b) => a.startLine - b.startLine || (a.ruleId < b.ruleId ? -1 : 1));
    if (findings.length === 0) return 'Static analysis finds nothing in your code.';
    const lines = findings.slice(0, most).map(({ startLine, severity, cwe, message }) => {
      const weakness = cwe.length === 0 ? '' : `, ${cwe.join(', ')}`;
      const text = message.replace(/\s+/g, ' ').trim().slice(0, longest);
      return `- line ${startLine} (${severity}${weakness}): ${text}`;
    });
    const more = findings.length - lines.length;
    return [
      'Static analysis finds in your code, rightly or not:',
      ...lines,
      ...(more > 0 ? [`- and ${more} more`] : []),
    ].join('\n');
  },
};
