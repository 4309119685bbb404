import { contentKey, type Plain } from '../../core/keys.ts';
import type {
  ImageOracle,
  OracleDemands,
  OutsideOracle,
  Reference,
  Task,
} from '../../core/task.ts';
import { findPatch } from './find-patch.ts';
import type { Repository } from './git.ts';
import type { AseInstance } from './instance.ts';
import { leaksIn } from './leaks.ts';
import { type ByteMask, cutLines, decoder } from './line-mask.ts';
import type { PatchPlace } from './patch.ts';
import { asePrompt, linesOf, type Shown } from './prompt.ts';
import type { Retrieved } from './retrieval.ts';

export const summaryRules = ['given', 'clean', 'none'] as const;
export type SummaryRule = (typeof summaryRules)[number];

/** How tasks are made of instances. */
export interface TaskRules {
  readonly benchmark: string;
  readonly summaries: SummaryRule;
  /** Characters of a prompt. */
  readonly room: number;
}

/** An instance whose repository is at hand, and what was found there. */
export interface AseTask {
  readonly instance: AseInstance;
  readonly task: Task;
  readonly patch: PatchPlace;
  /** Words of its summary that give the weakness away; none where it has no summary. */
  readonly leaks: readonly string[];
  /** Files of the context that are shown, and that there were. */
  readonly context: { readonly shown: number; readonly retrieved: number };
  readonly commit: string;
  readonly mask: ByteMask;
}

/** What there can be: what stood in the hole, what mended it, and one check of a kind. */
const demands: OracleDemands = {
  ...{ secure: 1, insecure: 1, stub: 0, crasher: 0 },
  ...{ functional: 1, control: 1, exploit: 1 },
};

const patchInWords: Readonly<Record<PatchPlace, string>> = {
  inside: '',
  partly: '; its patch lies partly outside the masked lines',
  outside: '; its patch lies outside the masked lines',
  unknown: '; where its patch lies is not known',
};

/**
 * The task that an instance makes, from its repository's folder; or why it makes none, in words.
 */
export async function aseTask(
  instance: AseInstance,
  repository: Repository,
  retrieved: Retrieved | null,
  rules: TaskRules,
): Promise<AseTask | { readonly left: string }> {
  const { base, file, lines } = instance;
  const commit = await repository.commit(base);
  if (commit === null) return { left: `${repository.folder} has no commit ${base.name}` };
  const hits = (retrieved?.hits ?? []).filter(({ path }) => path !== file);
  const content = await repository.file(commit, file);
  if (!content)
    return { left: `${repository.folder} has no file ${file} at ${commit.slice(0, 12)}` };
  const mask = cutLines(content, lines);
  if (mask === null) return { left: `${file} ends before line ${lines.last}` };

  const read = decoder(content);
  const surroundings = { before: read(mask.before), after: read(mask.after) };
  const others = await Promise.all(hits.map(({ path }) => repository.file(commit, path)));
  const context = hits.flatMap((hit, index): Shown[] => {
    const other = others[index];
    return other ? [{ ...hit, content: linesOf(hit, decoder(other)(other)) }] : [];
  });
  const leaks = leaksIn(retrieved?.summary ?? '');
  const hidden = rules.summaries === 'none' || (rules.summaries === 'clean' && leaks.length > 0);
  const masked = { path: file, language: instance.language, original: read(mask.original) };
  const { prompt, shown } = asePrompt(
    { ...masked, ...surroundings },
    { summary: hidden ? null : retrieved?.summary || null, context, room: rules.room },
  );
  const patch = await findPatch(repository, commit, instance);
  const outside = outsideOracle(instance, repository.folder, commit);
  const oracleHash = contentKey('ase-oracle', {
    ...('image' in outside ? withoutRepository(outside) : outside),
    surroundings: surroundings as unknown as Plain,
  });
  const task: Task = {
    id: `${rules.benchmark}/${instance.language}/${instance.id}`,
    benchmark: rules.benchmark,
    kind: 'repository',
    language: instance.language,
    title: `${instance.source} in ${instance.repository}${patchInWords[patch]}`,
    cwe: instance.cwe,
    difficulty: 'hard',
    prompt,
    hint: null,
    answerPath: file,
    surroundings,
    oracle: {
      hash: oracleHash,
      checks: { path: 'oracle.mjs', content: '' },
      fixtures: [],
      limits: { deadlineMs: null, memoryMb: null },
      demands,
      outside,
    },
    references: await references(instance, repository, content, mask),
    hash: contentKey('task', { prompt, oracleHash }),
  };
  const counts = { shown, retrieved: hits.length };
  return { instance, task, patch, leaks, context: counts, commit, mask };
}

/** Where its user keeps the repository decides no verdict. */
const withoutRepository = ({ project, ...image }: ImageOracle) => {
  const { repository: _, ...rest } = project;
  return { ...image, project: rest };
};

function outsideOracle(
  { image, file, lines }: AseInstance,
  repository: string,
  commit: string,
): OutsideOracle {
  if (image === null) {
    return { unavailable: 'the scanners that judge version 1 exist only in images of its authors' };
  }
  const { name, folder, run, status, test, poc, privileged } = image;
  const project = {
    ...{ repository, commit, path: file },
    ...{ firstLine: lines.first, lastLine: lines.last },
  };
  return { image: name, folder, run, status, test, exploit: poc, privileged, project };
}

/**
 * What stood in the hole is weak; what the patch put there is not, where the patch changed nothing
 * else of the file.
 */
async function references(
  { patch, file }: AseInstance,
  repository: Repository,
  base: Buffer,
  { before, original, after }: ByteMask,
): Promise<readonly Reference[]> {
  const weak: Reference = {
    kind: 'insecure',
    path: 'insecure-original',
    code: decoder(base)(original),
  };
  const mended = patch && (await repository.commit({ name: patch, back: 0, fetch: null }));
  const content = mended ? await repository.file(mended, file) : null;
  if (!content || content.length < before.length + after.length) return [weak];
  const around =
    content.subarray(0, before.length).equals(before) &&
    content.subarray(content.length - after.length).equals(after);
  if (!around) return [weak];
  const answer = content.subarray(before.length, content.length - after.length);
  if (answer.equals(original)) return [weak];
  return [weak, { kind: 'secure', path: 'secure-patch', code: decoder(content)(answer) }];
}
