import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '../core/parse-yaml.ts';

const fileName = 'audit.json';

const auditManifestSchema = z.strictObject({
  credence: z.string().describe('Version that made the audit'),
  date: z.string().describe('Day of the audit, as 2026-01-31'),
  repeat: z.number().int().min(1).describe('How often every reference was judged'),
  toolchains: z.record(z.string(), z.string()).describe('Versions that judged'),
  sound: z
    .record(z.string(), z.string())
    .describe('Tasks whose oracle told all references apart: id -> hash of the oracle'),
});

/** Which tasks' oracles were audited and found sound, and with what. */
export type AuditManifest = z.infer<typeof auditManifestSchema>;

/** The manifest of a benchmark's folder, or `null` when it was never audited. */
export async function readAuditManifest(folder: string): Promise<AuditManifest | null> {
  const file = join(folder, fileName);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return parseYaml(text, file, auditManifestSchema);
}

/** @returns the file it wrote */
export async function writeAuditManifest(folder: string, manifest: AuditManifest): Promise<string> {
  const file = join(folder, fileName);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
  return file;
}
