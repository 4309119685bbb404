import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Language } from '../../src/core/task.ts';
import { Analysis } from '../../src/judging/analysers/analysis.ts';
import { RulePack } from '../../src/judging/analysers/rule-pack.ts';
import { semgrep } from '../../src/judging/analysers/semgrep.ts';
import { findSandbox } from '../../src/sandbox/find.ts';

const folder = fileURLToPath(new URL('examples/', import.meta.url));
const packs = fileURLToPath(new URL('../../assets/semgrep/', import.meta.url));

/** Lines that a rule must, and must not, find something on: those after its annotations. */
function annotations(text: string, kind: 'ruleid' | 'ok') {
  return text.split('\n').flatMap((line, index) => {
    const rule = new RegExp(`(?:#|//) ${kind}: (\\S+)`).exec(line)?.[1];
    return rule === undefined ? [] : [`${index + 2} ${rule}`];
  });
}

const examples = readdirSync(folder).map((name) => {
  const [language = '', extension = ''] = name.split('.');
  return { language: language as Language, path: `example.${extension}`, name };
});

describe('the rules that come with Credence', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    const rules = await RulePack.shipped();
    const sandbox = await findSandbox();
    analysis = await Analysis.open({ sandbox, rules, analysers: [semgrep], workers: 1 });
    // Without Semgrep nothing below would show anything: scripts/setup-analysers.mjs installs it.
    expect(analysis.readiness(semgrep)).toHaveProperty('version');
  }, 120_000);
  afterAll(() => analysis.close());

  it.each(examples)(
    'find in $language what its examples say, and nothing else',
    async (example) => {
      const content = readFileSync(`${folder}${example.name}`, 'utf8');
      const { language, path } = example;
      const code = { language, files: [{ path, content }], context: [] };
      const evidence = await analysis.analyse(semgrep, code);
      expect(evidence).toMatchObject({ status: 'findings', detail: null, language });
      const found = evidence.findings.map(({ startLine, ruleId }) => `${startLine} ${ruleId}`);
      expect([...new Set(found)].sort()).toEqual(annotations(content, 'ruleid').sort());
      expect(evidence.findings.every(({ cwe }) => cwe.length > 0)).toBe(true);
    },
  );

  it('have an example each, of what they find and of what they pass over', () => {
    const texts = examples.map(({ name }) => readFileSync(`${folder}${name}`, 'utf8'));
    const ruleOf = (annotation: string) => annotation.split(' ')[1];
    const found = new Set(texts.flatMap((text) => annotations(text, 'ruleid').map(ruleOf)));
    const passed = new Set(texts.flatMap((text) => annotations(text, 'ok').map(ruleOf)));
    // What these name is wrong wherever it stands.
    const bare = ['c-predictable-secret', 'go-predictable-secret'];
    const ids = readdirSync(packs).flatMap((name) => {
      const { rules } = parse(readFileSync(`${packs}${name}`, 'utf8')) as {
        rules: { id: string }[];
      };
      expect(rules.length).toBeGreaterThanOrEqual(5);
      return rules.map(({ id }) => id);
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect([...found].sort()).toEqual([...ids].sort());
    expect([...passed, ...bare].sort()).toEqual([...ids].sort());
  });
});
