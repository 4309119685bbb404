import { z } from 'zod';

/* The parts that the configurations of models behind servers share. */

export const price = z
  .strictObject({
    inputPerMillion: z.number().min(0).describe('US dollars per million tokens sent'),
    outputPerMillion: z.number().min(0).describe('US dollars per million tokens received'),
    asOf: z.iso.date().optional().describe('The day on which this was the price, as 2026-01-31'),
  })
  .describe('What the model costs; needed to hold a limit in dollars');

/** Fields that every model has, of whatever provider. */
export const common = {
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:@/-]*$/, 'Letters, digits and . _ : @ / - only')
    .describe('The name that records and the report carry'),
  label: z.string().min(1).optional().describe('The name that readers see; the id when left out'),
  description: z.string().optional().describe('What the model is, in a sentence, for the report'),
  price: price.optional(),
};

/** A configuration is kept with the study, so nothing in it may be a secret. */
const secretHeader = /^(proxy-)?authorization$|^cookie$|key|token|secret/i;

export const baseUrl = z
  .url({ protocol: /^https?$/, error: 'An address with http:// or https:// in front is needed' })
  .refine((url) => !/^[^/]*\/\/[^/]*@/.test(url), 'An address is kept: it must hold no password');

export const model = z.string().min(1).describe("The server's name of the model");

export const apiKeyEnv = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'The name of an environment variable, never the key itself')
  .describe('The environment variable that holds the key');

export const topLogprobs = z
  .number()
  .int()
  .min(0)
  .max(100)
  .describe('Most alternatives per token that the server reports; 0: no log-probabilities');

export const seed = z.boolean().describe('Whether the server takes a seed');

export const concurrency = z
  .number()
  .int()
  .min(1)
  .max(1_000)
  .describe('Requests in flight at most; fewer while the server refuses them');

const attempts = z
  .number()
  .int()
  .min(1)
  .max(20)
  .describe(
    'Calls at most for one answer, when the server or the connection fails; five that are refused with 429 count as one',
  );

const timeoutMs = z
  .number()
  .int()
  .min(100)
  .max(3_600_000)
  .describe('Longest wait for one answer, in milliseconds');

const headers = z
  .record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string())
  .refine(
    (named) => !Object.keys(named).some((name) => secretHeader.test(name)),
    'A configuration is kept: a key belongs into the variable that `apiKeyEnv` names',
  )
  .describe('Further headers of every request');

const body = z
  .record(z.string(), z.json())
  .describe('Further fields of every request, as the server knows them');

/** How a server is called, and how patiently. Everything may be left out. */
export const calling = {
  attempts: attempts.default(6),
  timeoutMs: timeoutMs.default(120_000),
  headers: headers.optional(),
  body: body.optional(),
};

/** The same without defaults, for what stands above a preset. */
export const callingOverrides = {
  attempts: attempts.optional(),
  timeoutMs: timeoutMs.optional(),
  headers: headers.optional(),
  body: body.optional(),
};
