import { z } from 'zod';

/**
 * Where a value stands in a record: a column's name, or the way to it in nested records with dots
 * (`scores.tests.value`); as a list where a name holds a dot itself.
 */
const pathSchema = z.union([
  z.string().min(1),
  z.array(z.union([z.string(), z.number().int().min(0)])).min(1),
]);

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A field, or a value that is the same in all records. */
const placeSchema = z.union([pathSchema, z.strictObject({ value: scalar })]);

const plainOutcome = z.strictObject({
  field: pathSchema.describe('Where it stands'),
  good: z.array(scalar).min(1).optional().describe('Values that are good'),
  bad: z.array(scalar).min(1).optional().describe('Values that are bad'),
  unknown: z.array(scalar).min(1).optional().describe('Values that leave it open'),
  atLeast: z.number().optional().describe('A number from which on it is good, and below it bad'),
  reason: pathSchema.optional().describe('Where the reason stands, in words'),
});

const outcomeSchema = z.union([
  pathSchema,
  plainOutcome,
  z.strictObject({
    all: z
      .array(z.union([pathSchema, plainOutcome]))
      .min(2)
      .describe('Good where all of these are, bad where one is'),
  }),
]);

const confidenceSchema = z.strictObject({
  method: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected a name in small letters, as self-report')
    .describe('What the number is called; not a method of Credence, whose words were not used'),
  version: z.string().min(1).default('recorded').describe('Of the words that asked for it'),
  description: z.string().min(1).optional().describe('How it came about, for readers of a report'),
  target: z
    .enum(['functional', 'security', 'answer'])
    .describe('What it is about; `answer`: one number, whatever it is held against'),
  field: pathSchema.describe('Where it stands'),
  scale: z
    .enum(['fraction', 'percent'])
    .default('fraction')
    .describe('Whether 1 or 100 is certain'),
  read: z
    .enum(['number', 'reply'])
    .default('number')
    .describe('`reply`: what a model replied, read as a study reads it'),
});

export const mappingSchema = z
  .strictObject({
    name: z.string().min(1).optional().describe('Title of the study; the file’s name if left out'),
    description: z.string().default('').describe('What was recorded, in a sentence or two'),
    benchmark: placeSchema.optional().describe('What the tasks are a part of'),
    tool: z
      .strictObject({ name: z.string().min(1), version: z.string().min(1) })
      .optional()
      .describe('What recorded this; tables do not say it, logs do'),
    task: placeSchema.optional().describe('Name of the task'),
    title: placeSchema.optional().describe('What the task is about, in a few words'),
    language: placeSchema.describe('Language of the code, as `{value: python}`'),
    cwe: placeSchema.optional().describe('The weakness that the task invites, as CWE-89'),
    kind: placeSchema.default({ value: 'self-contained' }).describe('self-contained or repository'),
    prompt: placeSchema.optional().describe('What the model was asked'),
    model: placeSchema.optional().describe('The model that answered'),
    temperature: z
      .union([z.number().min(0).max(2), placeSchema])
      .optional()
      .describe('Sampling temperature: a number, or where it stands'),
    prompting: placeSchema
      .default({ value: 'recorded' })
      .describe('How it was asked; not a strategy of Credence'),
    index: placeSchema.optional().describe('Number of the answer, from 0; else they are counted'),
    code: z
      .union([pathSchema, z.strictObject({ field: pathSchema, extract: z.boolean() })])
      .optional()
      .describe('The code; with `extract: true` an answer that it is to be found in'),
    functional: outcomeSchema.optional().describe('Whether the code does what was asked'),
    security: outcomeSchema.optional().describe('Whether it is secure'),
    confidence: z.array(confidenceSchema).default([]).describe('Stated or derived probabilities'),
    falseTrustThreshold: z.number().gt(0).max(1).default(0.8),
  })
  .superRefine(({ functional, security }, context) => {
    if (functional !== undefined || security !== undefined) return;
    const message = 'A mapping needs an outcome: `functional`, `security` or both';
    context.addIssue({ code: 'custom', path: [], message });
  });

export type Path = z.output<typeof pathSchema>;
export type Place = z.output<typeof placeSchema>;
export type OutcomePlace = z.output<typeof outcomeSchema>;
export type ConfidencePlace = z.output<typeof confidenceSchema>;
/** How the records of another tool are to be read. */
export type Mapping = z.output<typeof mappingSchema>;
/** What a log says where is the same for all of them; a mapping stands above it. */
export type MappingDefaults = Partial<
  Pick<Mapping, 'task' | 'prompt' | 'model' | 'temperature' | 'code'>
>;

export const isConstant = (place: Place): place is Extract<Place, { value: unknown }> =>
  typeof place === 'object' && !Array.isArray(place);

/** Every path of a mapping, with the key that it stands under. */
export function pathsOf(
  mapping: Mapping,
): readonly { readonly key: string; readonly path: Path }[] {
  const { temperature, code, functional, security, confidence } = mapping;
  const keys = ['benchmark', 'task', 'title', 'language', 'cwe', 'kind', 'prompt'] as const;
  const more = ['model', 'prompting', 'index'] as const;
  const plain = [...keys, ...more].flatMap((key) => {
    const place = mapping[key];
    return place === undefined || isConstant(place) ? [] : [{ key, path: place }];
  });
  const outcome = (key: string, place: OutcomePlace | undefined) =>
    partsOf(place).flatMap(({ field, reason }) =>
      [field, ...(reason === undefined ? [] : [reason])].map((path) => ({ key, path })),
    );
  return [
    ...plain,
    ...(temperature === undefined || typeof temperature === 'number' || isConstant(temperature)
      ? []
      : [{ key: 'temperature', path: temperature }]),
    ...(code === undefined ? [] : [{ key: 'code', path: codePlace(code).field }]),
    ...outcome('functional', functional),
    ...outcome('security', security),
    ...confidence.map(({ field }) => ({ key: 'confidence', path: field })),
  ];
}

const isPath = (place: unknown): place is Path => typeof place === 'string' || Array.isArray(place);

export const codePlace = (code: NonNullable<Mapping['code']>) =>
  isPath(code) ? { field: code, extract: false } : code;

type OutcomePart = z.output<typeof plainOutcome>;

/** The single conditions of an outcome. */
export function partsOf(place: OutcomePlace | undefined): readonly OutcomePart[] {
  if (place === undefined) return [];
  const all = isPath(place) || !('all' in place) ? [place] : place.all;
  return all.map((one) => (isPath(one) ? { field: one } : one));
}
