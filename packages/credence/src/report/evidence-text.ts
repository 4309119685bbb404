import type { EvidenceStatus, StaticEvidence, StaticFinding } from '../core/static-evidence.ts';

const inWords: Readonly<Record<EvidenceStatus, string>> = {
  findings: '',
  none: 'no findings',
  crashed: 'no evidence',
  'not-installed': 'not installed',
  'not-applicable': 'not applicable',
};

function line(folder: string, { path, startLine, severity, ...finding }: StaticFinding): string {
  const { ruleId, cwe, message } = finding;
  const what = message.replaceAll(/\s+/g, ' ').trim();
  const weakness = cwe.length > 0 ? ` [${cwe.join(', ')}]` : '';
  return `${folder}${path}:${startLine}: ${severity}: ${what} (${ruleId})${weakness}`;
}

/** What one analyser says, as compilers say it: a line a finding, with its place in front. */
export function evidenceText(evidence: StaticEvidence, folder = ''): readonly string[] {
  const { analyser, version, status, detail, findings, milliseconds } = evidence;
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  const found = status === 'findings' ? count : inWords[status];
  const who = version === null ? analyser : `${analyser} ${version}`;
  const time = milliseconds > 0 ? `, ${(milliseconds / 1000).toFixed(1)} s` : '';
  // What is missing says so itself.
  if (status === 'not-installed' && detail !== null) {
    return [
      `${analyser} on ${evidence.language}: ${detail}; \`credence doctor\` says what to do`,
    ].map(printable);
  }
  const why = detail === null ? '' : `: ${detail.replaceAll(/\s+/g, ' ')}`;
  return [
    `${who} on ${evidence.language}: ${found}${why}${time}`,
    ...findings.map((finding) => `  ${line(folder, finding)}`),
  ].map(printable);
}

/** What hostile code put into a message must not steer the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�');
}
