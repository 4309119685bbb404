import type { ReportData } from '../src/schema.ts';
import { simulatedReport } from './fixture.ts';

/** What a model may write to get at whoever reads its answer. */
export const hostileTexts: readonly string[] = [
  '<script>window.pwned = 1; alert(1)</script>',
  '</script><script>window.pwned = 2</script>',
  '</script\n><img src=x onerror="window.pwned = 3">',
  '<!--<script>',
  ']]><svg onload="window.pwned = 4">',
  '<a href="javascript:window.pwned = 5">click</a>',
  '<iframe srcdoc="<script>parent.pwned = 6</script>"></iframe>',
  '"\' onmouseover="window.pwned = 7" x="',
  '</title><base href="https://attacker.example/">',
  '<style>body { display: none }</style></style>',
  '<form id="page"><input name="children"></form>',
  '&lt;script&gt;&#60;b&#62;',
  '\u2028\u2029\u202egnp.exe\u2066 \u0000\u0007\ufeff',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template that must stay a string.
  '${window.pwned = 8}{{constructor.constructor("window.pwned = 9")()}}',
  "$& $1 $` $'",
  '__proto__',
];

/** A report in which every text a model or a program could have a hand in is hostile. */
export function hostileReport(): ReportData {
  const report = simulatedReport({ tasks: 6, perTask: 1, temperatures: [0, 1] });
  const all = hostileTexts.join('\n');
  const text = (index: number) => hostileTexts[index % hostileTexts.length] ?? '';
  return {
    ...report,
    study: {
      ...report.study,
      name: `Hostile ${all}`,
      description: all,
      models: report.study.models.map((model) => ({
        ...model,
        label: `${model.label} ${text(0)}`,
        description: all,
      })),
      environment: { ...report.study.environment, [text(1)]: all },
    },
    samples: report.samples.map((sample, index) => ({
      ...sample,
      title: `${sample.title} ${text(index)}`,
      code: `${sample.code}\n${all}`,
      prompt: all,
      functionalReason: all,
      securityReason: all,
      confidences: sample.confidences.map((entry) => ({ ...entry, raw: all })),
      checks: sample.checks.map((check) => ({
        ...check,
        name: `${check.name} ${text(index)}`,
        evidence: all,
      })),
    })),
  };
}
