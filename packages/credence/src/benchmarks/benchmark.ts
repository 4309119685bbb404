import type { Task } from '../core/task.ts';
import type { AuditManifest } from './audit-manifest.ts';
import type { BenchmarkSource } from './outside/source.ts';

/** A set of tasks that a study can use. Loading reads files, and nothing else. */
export interface Benchmark {
  readonly id: string;
  readonly description: string;
  /** Throws `InputError` naming the file and line of the first task that cannot be read. */
  load(): Promise<readonly Task[]>;
  /** Which of its tasks have a sound oracle, or `null` when nobody has looked. */
  audit(): Promise<AuditManifest | null>;
  /** Where an audit is kept. */
  readonly folder: string;
  /** Of one from outside: which state of it is read. */
  source?(): Promise<BenchmarkSource>;
}
