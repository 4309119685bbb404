import { z } from 'zod';

/*
 * The part of SARIF 2.1.0 (OASIS, 2020) that evidence is read from. Everything else is let through
 * unread: producers add what they like.
 */

const level = z.enum(['none', 'note', 'warning', 'error']);
const properties = z.looseObject({ tags: z.array(z.string()).optional() });
const index = z.number().int().min(-1);

const taxonReference = z.looseObject({
  id: z.string().optional(),
  index: index.optional(),
  toolComponent: z.looseObject({ name: z.string().optional() }).optional(),
});

const rule = z.looseObject({
  id: z.string(),
  defaultConfiguration: z.looseObject({ level: level.optional() }).optional(),
  properties: properties.optional(),
  relationships: z.array(z.looseObject({ target: taxonReference })).optional(),
});

const component = z.looseObject({ name: z.string(), rules: z.array(rule).optional() });

const notification = z.looseObject({
  level: level.optional(),
  message: z.looseObject({ text: z.string().optional() }).optional(),
});

const invocation = z.looseObject({
  executionSuccessful: z.boolean(),
  toolExecutionNotifications: z.array(notification).optional(),
  toolConfigurationNotifications: z.array(notification).optional(),
});

const location = z.looseObject({
  physicalLocation: z
    .looseObject({
      artifactLocation: z.looseObject({ uri: z.string().optional() }).optional(),
      region: z
        .looseObject({
          startLine: z.number().int().min(1).optional(),
          endLine: z.number().int().min(1).optional(),
        })
        .optional(),
    })
    .optional(),
});

const result = z.looseObject({
  ruleId: z.string().optional(),
  ruleIndex: index.optional(),
  rule: z.looseObject({ id: z.string().optional(), index: index.optional() }).optional(),
  kind: z.string().optional(),
  level: level.optional(),
  message: z.looseObject({
    text: z.string().optional(),
    markdown: z.string().optional(),
    id: z.string().optional(),
  }),
  locations: z.array(location).optional(),
  taxa: z.array(taxonReference).optional(),
  properties: properties.optional(),
});

export const sarifSchema = z.looseObject({
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.looseObject({
        tool: z.looseObject({
          driver: component,
          extensions: z.array(component).optional(),
        }),
        invocations: z.array(invocation).optional(),
        // Absent, not empty, when the tool did not get as far as looking (section 3.14.23).
        results: z.array(result).optional(),
      }),
    )
    .min(1),
});

export type SarifLog = z.infer<typeof sarifSchema>;
export type SarifRun = SarifLog['runs'][number];
export type SarifResult = NonNullable<SarifRun['results']>[number];
export type SarifRule = NonNullable<SarifRun['tool']['driver']['rules']>[number];
