import type { AuditManifest } from '../benchmarks/audit-manifest.ts';
import { benchmarkIds, findBenchmark } from '../benchmarks/registry.ts';
import { languages, type Task } from '../core/task.ts';
import { generated } from './reference.ts';

const names: Readonly<Record<Task['language'], string>> = {
  python: 'Python',
  javascript: 'JavaScript',
  java: 'Java',
  go: 'Go',
  php: 'PHP',
  c: 'C',
  cpp: 'C++',
};

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

const number = (cwe: string) => Number(cwe.replace('CWE-', ''));

/** Tasks by weakness and language, and what each language has of both. */
function counts(tasks: readonly Task[]): string {
  const present = languages.filter((one) => tasks.some(({ language }) => language === one));
  const weaknesses = [...new Set(tasks.map(({ cwe }) => cwe))].sort(
    (a, b) => number(a) - number(b),
  );
  const of = (language: string, cwe?: string) =>
    tasks.filter((task) => task.language === language && (cwe === undefined || task.cwe === cwe))
      .length;
  const shown = (n: number) => (n === 0 ? '' : n);
  return table(
    ['weakness', ...present.map((language) => names[language]), 'all'],
    [
      ...weaknesses.map((cwe) => [
        `[${cwe}](https://cwe.mitre.org/data/definitions/${number(cwe)}.html)`,
        ...present.map((language) => shown(of(language, cwe))),
        tasks.filter((task) => task.cwe === cwe).length,
      ]),
      ['**all**', ...present.map((language) => of(language)), tasks.length],
    ],
  );
}

function audited(tasks: readonly Task[], manifest: AuditManifest | null): string {
  if (manifest === null) return 'Not audited yet.';
  const sound = tasks.filter(({ id, oracle }) => manifest.sound[id] === oracle.hash).length;
  const times = manifest.repeat === 1 ? 'once' : `${manifest.repeat} times`;
  const toolchains = Object.entries(manifest.toolchains).map(
    ([name, version]) => `${name} ${version}`,
  );
  return `Audited on ${manifest.date}, every reference judged ${times}: ${sound} of ${tasks.length} tasks are sound (${toolchains.join(', ')}).`;
}

/** `docs/benchmarks.md` */
export async function benchmarkReference(): Promise<string> {
  const sections = await Promise.all(
    benchmarkIds.map(async (id) => {
      const benchmark = findBenchmark(id);
      const tasks = await benchmark.load();
      const references = tasks.flatMap((task) => task.references);
      const list = tasks.map(({ id: task, cwe, difficulty, title }) => [
        `\`${task.slice(id.length + 1)}\``,
        cwe,
        difficulty,
        title,
      ]);
      return `## \`${id}\`
${benchmark.description}. ${tasks.length} tasks of ${new Set(tasks.map(({ cwe }) => cwe)).size} weaknesses; ${references.length} reference answers.

${audited(tasks, await benchmark.audit())}

${counts(tasks)}

<details><summary>All tasks</summary>

${table(['task', 'weakness', 'difficulty', 'what it asks for'], list)}

</details>`;
    }),
  );
  return `# The benchmarks
${generated}

What a task consists of, and what makes its verdicts worth something: [the oracle protocol](oracle.md). How often independent readers found the verdicts wrong before they were mended: [the review](oracle-review.md). \`credence tasks --json\` prints the same for machines, \`npm run audit\` judges every reference five times over; each run of the tests judges one secure and one insecure reference of every task.

${sections.join('\n\n')}
`;
}
