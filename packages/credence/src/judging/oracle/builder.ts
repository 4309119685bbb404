import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { type Box, openBox } from '../../sandbox/inner/box.ts';
import { run } from '../../sandbox/inner/launch.ts';
import { bytesOf, readOutputs, removeOutputs, TooLarge, writeOutputs } from './artefacts.ts';
import { compilerLimits, keptBytes } from './build-limits.ts';
import { demandCompiled, NotCompiled } from './compiler-end.ts';
import { Died } from './errors.ts';
import { fileContent } from './file-content.ts';
import type { Build, BuildStep, JudgeRequest } from './protocol.ts';

/** What is compiled: the parts of a request that a compiler can see. */
export type Sources = Pick<JudgeRequest, 'answerPath' | 'code' | 'driver' | 'fixtures' | 'roots'>;

/**
 * Compiles answers, each in a sandbox of its own, and keeps what came of it under the hash of all
 * that went in, the longest unused leaving first. What is kept can be read by launches, and
 * written by none.
 */
export class Builder {
  readonly #folder: string;
  readonly #kept = new Map<string, number>();
  readonly #box: Box = openBox('build');
  #runs = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** How often it has started a compiler. */
  get runs(): number {
    return this.#runs;
  }

  /**
   * The folder with what the build left. Throws `Died` when the answer is at fault, an error of no
   * special kind when the task's driver is, `SandboxFailed` when it is ours.
   */
  async build(build: Build, sources: Sources): Promise<string> {
    if (build.needsDriver && sources.driver === null) throw new Error(build.needsDriver);
    let harness: string | null = null;
    if (build.harness) {
      try {
        harness = await this.#step(build.harness, sources, null);
      } catch (error) {
        if (!(error instanceof NotCompiled)) throw error;
        throw new Error(`the task's driver does not compile: ${error.message}`);
      }
    }
    try {
      return await this.#step(build.answer, sources, harness);
    } catch (error) {
      if (!(error instanceof NotCompiled)) throw error;
      throw new Died(`the answer does not compile: ${error.message}`);
    }
  }

  async #step(step: BuildStep, sources: Sources, harness: string | null): Promise<string> {
    const files = inputsOf(step, sources);
    const argv = step.argv.flatMap((part) => {
      if (part === '@sources') return sourcesOf(sources);
      if (part === '@driver') return sources.driver === null ? [] : [step.driverPath];
      return harness === null ? part : part.replaceAll('@harness', harness);
    });
    const key = keyOf(argv, files);
    const folder = `${this.#folder}/${key}`;
    const bytes = this.#kept.get(key);
    if (bytes !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, bytes);
      return folder;
    }
    const outputs = await this.#compile(argv, files, [
      ...sources.roots,
      ...(harness ? [harness] : []),
    ]);
    this.#makeRoom(bytesOf(outputs), harness);
    await writeOutputs(outputs, folder);
    this.#kept.set(key, bytesOf(outputs));
    return folder;
  }

  async #compile(
    argv: readonly string[],
    files: Inputs,
    roots: readonly string[],
  ): ReturnType<typeof readOutputs> {
    this.#runs += 1;
    const box = this.#box;
    try {
      for (const [path, content] of files) await box.write(path, content);
      // A file makes the folder that it needs.
      await box.write('out/.made', '');
      await box.remove('out/.made');
      const end = await run({ argv, stdin: '', limits: compilerLimits, roots, box: box.folder });
      demandCompiled(end);
      return await readOutputs(box);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      throw new NotCompiled('what the compiler made of it is too large');
    } finally {
      await box.reset();
    }
  }

  /** Drops what was not used for longest, but not what is in use. */
  #makeRoom(forBytes: number, inUse: string | null): void {
    let bytes = [...this.#kept.values()].reduce((sum, one) => sum + one, forBytes);
    for (const [key, size] of this.#kept) {
      const folder = `${this.#folder}/${key}`;
      if (bytes <= keptBytes) return;
      if (folder === inUse) continue;
      this.#kept.delete(key);
      removeOutputs(folder);
      bytes -= size;
    }
  }
}

type Inputs = readonly (readonly [path: string, content: string | Buffer])[];

function inputsOf(step: BuildStep, sources: Sources): Inputs {
  const { answerPath, code, driver, fixtures } = sources;
  const given = {
    fixtures: fixtures.map((file) => [file.path, fileContent(file)] as const),
    answer: [[answerPath, code] as const],
    driver: driver === null ? [] : [[step.driverPath, driver] as const],
  };
  return [...step.inputs.flatMap((input) => given[input]), ...Object.entries(step.files)];
}

function sourcesOf({ answerPath, fixtures }: Sources): readonly string[] {
  const extension = extname(answerPath);
  const others = fixtures.map(({ path }) => path).filter((path) => extname(path) === extension);
  return [answerPath, ...others.filter((path) => path !== answerPath)];
}

function keyOf(argv: readonly string[], files: Inputs): string {
  return createHash('sha256')
    .update(JSON.stringify([argv, files]))
    .digest('hex')
    .slice(0, 32);
}
