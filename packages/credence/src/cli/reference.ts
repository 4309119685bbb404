import type { Command } from 'commander';
import { z } from 'zod';
import { adapters } from '../benchmarks/outside/registry.ts';
import { ExitCode } from '../core/errors.ts';
import { repairArmSchema } from '../mitigation/repair/registry.ts';
import { modelConfigSchema } from '../models/config.ts';
import { runKeys, studyConfigSchema } from '../study/config.ts';
import { makeProgram } from './program.ts';

/* The reference pages of the documentation, made from what the code says of itself. */

interface Property {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Property;
  readonly default?: unknown;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly oneOf?: readonly Property[];
  readonly anyOf?: readonly Property[];
  readonly properties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const code = (value: unknown) => `\`${JSON.stringify(value)}\``;

function typeOf(property: Property): string {
  if (property.const !== undefined) return code(property.const);
  if (property.enum) return property.enum.map(code).join(', ');
  if (property.type === 'array') {
    return `list: ${property.items ? typeOf(property.items) : 'anything'}`;
  }
  if (property.anyOf) return property.anyOf.map(typeOf).join(', or ');
  if (property.oneOf || property.properties) return 'see below';
  const low = property.minimum ?? property.exclusiveMinimum;
  const open = property.exclusiveMinimum !== undefined;
  // JSON Schema states the safe integers as bounds of every integer; they say nothing.
  const high = property.maximum === Number.MAX_SAFE_INTEGER ? undefined : property.maximum;
  const least = low === undefined ? '' : open ? ` above ${low}` : ` from ${low}`;
  return `${property.type ?? 'value'}${least}${high === undefined ? '' : ` to ${high}`}`;
}

function table(schema: Property): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const required = schema.required?.includes(key) && property.default === undefined;
    const fallback =
      property.default === undefined ? (required ? 'required' : '') : code(property.default);
    return `| \`${key}\` | ${cell(typeOf(property))} | ${cell(fallback)} | ${cell(property.description ?? '')} |`;
  });
  return ['| key | value | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as Property;

export const generated =
  '<!-- Made by `npm run docs` from the code; edit the descriptions there. -->';

/** `docs/study-reference.md` */
export function studyReference(): string {
  const models = (schemaOf(modelConfigSchema).oneOf ?? []).map((schema) => {
    const provider = schema.properties?.provider;
    if (provider?.const !== undefined) {
      return `### \`provider: ${String(provider.const)}\`\n\n${provider.description ?? ''}.\n\n${table(schema)}`;
    }
    const { provider: _, ...properties } = schema.properties ?? {};
    return `### Without a provider\n\nA model that is known by name (\`credence models\` lists them); what is given here stands above the preset.\n\n${table({ ...schema, properties })}`;
  });
  const others = adapters.map(
    ({ id, title, schema }) => `### \`${id}: PATH\`\n\n${title}.\n\n${table(schemaOf(schema))}`,
  );
  const arms = (schemaOf(repairArmSchema).oneOf ?? []).map((schema) => {
    const when = schema.properties?.when;
    return `### \`when: ${String(when?.const)}\`\n\n${when?.description ?? ''}.\n\n${table(schema)}`;
  });
  return `# A study's configuration
${generated}

A study is a YAML file; \`credence run STUDY.yaml\` runs it. Keys with a plain value, or a list of them, are flags of
\`credence run\`, too (\`maxSamples\` is \`--max-samples\`), and a flag stands above the file.
For completion and checks in an editor, begin the file with
\`# yaml-language-server: $schema=<path to docs/study.schema.json>\`.

Once a study has begun, its configuration is frozen: only ${runKeys.map((key) => `\`${key}\``).join(', ')} may
change from run to run.

${table(schemaOf(studyConfigSchema))}

## Benchmarks of others

An entry of \`benchmarks\` can name the checkout of a benchmark that others made, as in \`benchmarks: [{sallm: ../checkout}]\`; the path begins at the study file. The tests of such a benchmark run in the sandbox like everything else. Commands take the same as \`sallm=PATH?option=value\`.

${others.join('\n\n')}

## Models

Each entry of \`models\` names its provider, or a preset.

${models.join('\n\n')}

## Repair

Each entry of \`repair\` is an arm with one trigger; [repair.md](repair.md) says what follows.

${arms.join('\n\n')}
`;
}

/** `docs/study.schema.json` */
export function studySchema(): string {
  return `${JSON.stringify(z.toJSONSchema(studyConfigSchema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`;
}

function help(command: Command): string {
  // The width of the terminal must not show in the documentation.
  return command.configureHelp({ helpWidth: 100 }).helpInformation().trim();
}

const exitMeanings: Readonly<Record<keyof typeof ExitCode, string>> = {
  done: 'done; `gate`: accept',
  internal: 'a fault of Credence itself; `audit`: a task is unsound',
  badInput: 'bad usage or input: the message names file, line and remedy',
  noSandbox: 'no sandbox on this machine passes its canaries: nothing generated was run',
  budget: 'stopped by a limit of answers or dollars; partial results are valid',
  infrastructure: 'done but for work that the machinery failed at; run again to try it again',
  gateReview:
    '`gate`: review; `policy`: nothing could be certified; `policy check`: not decided yet',
  gateReject: '`gate`: reject; `policy check`: the guarantee is violated',
  gateOutsideDomain: '`gate`: outside the domain of the policy',
};

/** `docs/command.md` */
export async function commandReference(): Promise<string> {
  const program = await makeProgram();
  const commands = program.commands
    .flatMap((command) => [
      [command.name(), command] as const,
      ...command.commands.map((part) => [`${command.name()} ${part.name()}`, part] as const),
    ])
    .map(([name, command]) => `## \`credence ${name}\`\n\n\`\`\`\n${help(command)}\n\`\`\``);
  const codes = Object.entries(ExitCode).map(
    ([name, value]) => `| ${value} | ${exitMeanings[name as keyof typeof ExitCode]} |`,
  );
  return `# The command
${generated}

Results go to the standard output, progress and notices to the standard error. \`--json\` prints results for machines. A command whose output nobody reads any more ends, with exit code 141 unless it has decided by then.

${commands.join('\n\n')}

## Exit codes

| code | meaning |
|---|---|
${codes.join('\n')}
| 130 | interrupted; run again to go on |
`;
}
