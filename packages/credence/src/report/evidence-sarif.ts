import type { StaticEvidence, StaticFinding } from '../core/static-evidence.ts';

/** Paths of findings are relative to it; code hosts take it for the repository's root. */
const base = 'SRCROOT';

const taxonomy = {
  name: 'CWE',
  organization: 'MITRE',
  shortDescription: { text: 'The MITRE Common Weakness Enumeration' },
};

/** Evidence as a SARIF 2.1.0 log: one run an analyser, also of those that did not look. */
export function evidenceSarif(evidence: readonly StaticEvidence[], folder = ''): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: evidence
      .filter(({ status }) => status !== 'not-applicable')
      .map((one) => run(one, folder)),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function run(evidence: StaticEvidence, folder: string) {
  const { analyser, version, status, detail, findings, language } = evidence;
  const looked = status === 'findings' || status === 'none';
  return {
    tool: {
      driver: {
        name: analyser,
        ...(version !== null && { version }),
        rules: rulesOf(findings),
        supportedTaxonomies: [{ name: 'CWE' }],
      },
    },
    automationDetails: { id: `credence/${analyser}/${language}` },
    invocations: [
      {
        executionSuccessful: looked,
        toolExecutionNotifications:
          detail === null
            ? []
            : [{ level: looked ? 'warning' : 'error', message: { text: detail } }],
      },
    ],
    taxonomies: [taxonomy],
    // Without a look there are no results, which says something else than that there are none.
    ...(looked && { results: findings.map((finding) => resultOf(finding, folder)) }),
  };
}

function rulesOf(findings: readonly StaticFinding[]) {
  const byId = new Map(findings.map((finding) => [finding.ruleId, finding]));
  return [...byId.values()].map(({ ruleId, cwe }) => ({
    id: ruleId,
    properties: { tags: ['security', ...cwe] },
  }));
}

function resultOf(
  { ruleId, cwe, severity, message, path, startLine, endLine }: StaticFinding,
  folder: string,
) {
  return {
    ruleId,
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(`${folder}${path}`), uriBaseId: base },
          region: { startLine, endLine },
        },
      },
    ],
    taxa: cwe.map((id) => ({ id: id.replace('CWE-', ''), toolComponent: { name: 'CWE' } })),
  };
}
