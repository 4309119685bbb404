import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseChoice, resolveChoice } from '../benchmarks/outside/registry.ts';
import { InputError, type Location } from '../core/errors.ts';
import { locateInYaml, parseYaml } from '../core/parse-yaml.ts';
import { schemaComplaint } from '../core/schema-complaint.ts';
import { type StudyConfig, studyConfigSchema } from './config.ts';

export interface LoadedConfig {
  readonly config: StudyConfig;
  /** Where its relative paths begin. */
  readonly directory: string;
  /** Where in its file a value stands, or what would hold it. */
  readonly locate: (...path: (string | number)[]) => Location;
}

/**
 * Reads a study's configuration; `flags` stand above what the file says.
 * Throws `InputError` with file, line and remedy.
 */
export async function loadConfig(
  file: string,
  flags: Readonly<Record<string, unknown>> = {},
): Promise<LoadedConfig> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError('unreadable-file', 'The study cannot be read.', {
      location: { file },
      remedy: 'Name a study file, as `credence run studies/quickstart.yaml`.',
      cause,
    });
  }
  const written = parseYaml(text, file, studyConfigSchema);
  const directory = dirname(resolve(file));
  return {
    config: withFlags(withPaths(written, directory), flags),
    directory,
    locate: (...path) => locateInYaml(text, file, path),
  };
}

/** Checkouts of benchmarks lie where the study file says, wherever it is run. */
function withPaths(config: StudyConfig, directory: string): StudyConfig {
  const benchmarks = config.benchmarks.map((choice) =>
    typeof choice === 'string' ? choice : resolveChoice(choice, directory),
  );
  return { ...config, benchmarks: benchmarks as StudyConfig['benchmarks'] };
}

const choices = (benchmarks: readonly string[]) =>
  benchmarks.map((text) => parseChoice(text) ?? text);

function withFlags(config: StudyConfig, flags: Readonly<Record<string, unknown>>): StudyConfig {
  const merged = {
    ...config,
    ...flags,
    ...(Array.isArray(flags.benchmarks) && { benchmarks: choices(flags.benchmarks) }),
  };
  const result = studyConfigSchema.safeParse(merged);
  if (result.success) return result.data;
  const { message, remedy, path } = schemaComplaint(
    result.error,
    studyConfigSchema,
    merged,
    () => '',
  );
  const flag = String(path[0]).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new InputError('invalid-flag', `--${flag}: ${message}`, { remedy });
}
