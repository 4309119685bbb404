import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTableReader } from '../../src/analysis/metrics/formats.ts';
import { type MetricsOptions, metricsReport } from '../../src/analysis/metrics/metrics-report.ts';
import { tableSource } from '../../src/cli/table-source.ts';
import { metricsAsJson } from '../../src/report/metrics-json.ts';
import { type CommandEnd, run } from '../support/command.ts';

export const folder = mkdtempSync(join(tmpdir(), 'credence-metrics-'));

/** Writes a file for the command to read; the folder is the same for all. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What `credence metrics` prints; the folder is taken out of everything. */
export async function metrics(...args: readonly string[]): Promise<CommandEnd> {
  return tidy(await run(['metrics', ...args]));
}

/** The same with a file on its standard input. */
export async function metricsFrom(input: string, ...args: readonly string[]): Promise<CommandEnd> {
  const prefix = ['sh', '-c', `exec "$@" < ${input}`, 'sh'];
  return tidy(await run(['metrics', ...args], { prefix }));
}

export const withoutFolder = (text: string): string =>
  text.replaceAll(`${folder}/`, '').replaceAll(folder, '<folder>');

const tidy = (end: CommandEnd): CommandEnd => ({
  ...end,
  stdout: withoutFolder(end.stdout),
  stderr: withoutFolder(end.stderr),
});

export interface MetricsJson {
  readonly n: number;
  readonly missing: number;
  readonly inconclusive: number;
  readonly tasks: number | null;
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly intervals: Readonly<Record<string, readonly [number, number]>>;
  readonly bounds: Readonly<Record<string, readonly [number, number]>>;
  readonly by: readonly {
    readonly columns: readonly string[];
    readonly groups: readonly (MetricsJson & { readonly values: readonly (string | null)[] })[];
  }[];
  readonly notices: readonly string[];
}

/** What `credence metrics --json` says of a file, which must be in order. */
export async function metricsJson(...args: readonly string[]): Promise<MetricsJson> {
  const { code, stdout, stderr } = await metrics(...args, '--json');
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The same without a process: what the command computes of a file, and how it prints it. */
export async function computed(path: string, options: Partial<MetricsOptions> = {}) {
  const report = await metricsReport(await tableSource(path), findTableReader(path, undefined), {
    columns: {},
    by: [],
    threshold: 0.8,
    ...options,
  });
  return JSON.parse(metricsAsJson(report)) as MetricsJson;
}
