import type { Severity, StaticFinding } from '../../../core/static-evidence.ts';
import { type SarifResult, type SarifRule, type SarifRun, sarifSchema } from './schema.ts';
import { weaknessesOf } from './weaknesses.ts';

/** The results are no SARIF 2.1.0: whatever ran did not do its work. */
export class SarifError extends Error {
  override name = 'SarifError';
}

export interface SarifReading {
  readonly findings: readonly StaticFinding[];
  /** What the analyser says it could not do. With no findings, there is then no evidence. */
  readonly problems: readonly string[];
}

const findingsAtMost = 1_000;
const messageAtMost = 2_000;
const nameAtMost = 1_000;

/**
 * The findings of a SARIF log, by file and line. What a comment in the code suppresses counts all
 * the same: the code does not decide about evidence on itself. Throws `SarifError`.
 * @param log parsed JSON, not trusted
 * @param folder where the code was, as the analyser saw it: `/box/code`
 */
export function readSarif(log: unknown, folder: string): SarifReading {
  const parsed = sarifSchema.safeParse(log);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') || 'the whole';
    throw new SarifError(`no SARIF 2.1.0: ${issue?.message} in ${place}`);
  }
  const { runs } = parsed.data;
  const all = runs.flatMap((run) =>
    (run.results ?? [])
      .filter(({ kind = 'fail' }) => kind === 'fail' || kind === 'open' || kind === 'review')
      .map((result) => toFinding(result, run, folder)),
  );
  const findings = all.sort(byPlace).slice(0, findingsAtMost);
  const more = all.length - findings.length;
  const problems = runs.flatMap(problemsOf);
  return {
    findings,
    problems: more > 0 ? [...problems, `${more} more findings are left out`] : problems,
  };
}

function toFinding(result: SarifResult, run: SarifRun, folder: string): StaticFinding {
  const rule = ruleOf(result, run);
  const place = result.locations?.[0]?.physicalLocation;
  const startLine = place?.region?.startLine ?? 1;
  const { text, markdown, id } = result.message;
  return {
    ruleId: (result.ruleId ?? result.rule?.id ?? rule?.id ?? 'unnamed').slice(0, nameAtMost),
    cwe: weaknessesOf(result, rule),
    severity: severityOf(result.level ?? rule?.defaultConfiguration?.level),
    message: (text ?? markdown ?? id ?? '').trim().slice(0, messageAtMost),
    path: pathOf(place?.artifactLocation?.uri ?? '', folder).slice(0, nameAtMost),
    startLine,
    endLine: Math.max(startLine, place?.region?.endLine ?? startLine),
  };
}

function ruleOf(result: SarifResult, { tool }: SarifRun): SarifRule | undefined {
  const id = result.ruleId ?? result.rule?.id;
  const components = [tool.driver, ...(tool.extensions ?? [])];
  const rules = components.flatMap((component) => component.rules ?? []);
  const index = result.ruleIndex ?? result.rule?.index ?? -1;
  // An index may point into an extension; the id tells whether it was meant for the driver.
  const indexed = tool.driver.rules?.[index];
  if (indexed && (id === undefined || id === indexed.id)) return indexed;
  return rules.find((rule) => rule.id === id);
}

/** `warning` is what SARIF takes for granted (section 3.27.10). */
function severityOf(level: 'none' | Severity | undefined): Severity {
  return level === 'none' ? 'note' : (level ?? 'warning');
}

function pathOf(uri: string, folder: string): string {
  let path = uri.replace(/^file:\/\/(?=\/)/, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not every producer encodes: then it is the path itself.
  }
  if (path.startsWith(`${folder}/`)) path = path.slice(folder.length + 1);
  return path.replace(/^(\.\/)+/, '');
}

function problemsOf({ invocations = [], results }: SarifRun): readonly string[] {
  const notifications = invocations.flatMap((invocation) => [
    ...(invocation.toolExecutionNotifications ?? []),
    ...(invocation.toolConfigurationNotifications ?? []),
  ]);
  const said = notifications
    .filter(({ level = 'warning' }) => level === 'warning' || level === 'error')
    .map(({ message }) => (message?.text ?? 'a problem without a name').slice(0, messageAtMost));
  if (said.length > 0) return said;
  if (invocations.some(({ executionSuccessful }) => !executionSuccessful)) {
    return ['the analyser says that it failed'];
  }
  return results === undefined ? ['the analyser did not look'] : [];
}

const byPlace = (a: StaticFinding, b: StaticFinding) =>
  a.path === b.path ? a.startLine - b.startLine : a.path < b.path ? -1 : 1;
