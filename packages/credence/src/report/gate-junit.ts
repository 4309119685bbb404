import type { GateDecision } from '../trust/decide.ts';
import type { AskedAnswer } from '../trust/parse-answer.ts';
import type { TrustPolicy } from '../trust/policy.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text in XML 1.0, which knows no control characters at all. */
const xml = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

/** The decisions of a gate as JUnit XML: what is not accepted is a failure. */
export function gateAsJUnit(
  policy: TrustPolicy,
  all: readonly { readonly answer: AskedAnswer; readonly decided: GateDecision }[],
): string {
  const failures = all.filter(({ decided }) => decided.decision !== 'accept').length;
  const cases = all.map(({ answer, decided }, index) => {
    const name = xml(answer.id ?? answer.file ?? `answer ${index + 1}`);
    const open = `    <testcase classname="credence.gate" name="${name}"`;
    if (decided.decision === 'accept') return `${open}/>`;
    const why = xml(decided.reasons.join('; '));
    return `${open}>\n      <failure type="${decided.decision}" message="${why}"/>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites>`,
    `  <testsuite name="trust gate: ${xml(policy.study.name)}" tests="${all.length}" failures="${failures}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
