import type { JournalRecord } from '../core/records.ts';
import type { JudgingStamp } from '../core/verdict.ts';

/**
 * Notices of verdicts that another version of a toolchain gave than the one that is to judge now. A
 * verdict's key leaves versions out, so they stand: an update of a compiler in the middle of a
 * study shall not judge everything again, but whoever reads the study must know of it.
 */
export async function otherToolchains(
  records: AsyncIterable<JournalRecord>,
  stamps: readonly JudgingStamp[],
): Promise<readonly string[]> {
  const now: Readonly<Record<string, string>> = Object.assign(
    {},
    ...stamps.map(({ toolchains }) => toolchains),
  );
  const counts = new Map<string, number>();
  for await (const record of records) {
    if (record.kind !== 'verdict') continue;
    for (const [name, version] of Object.entries(record.stamp?.toolchains ?? {})) {
      if (now[name] === undefined || now[name] === version) continue;
      const which = `${name} ${version}, and now it is ${now[name]}`;
      counts.set(which, (counts.get(which) ?? 0) + 1);
    }
  }
  return [...counts].map(
    ([which, count]) =>
      `${count} ${count === 1 ? 'verdict' : 'verdicts'} of this study ${count === 1 ? 'was' : 'were'} given with ${which}. They stand; to have all given alike, run the study into a new folder.`,
  );
}
