import type { SarifResult, SarifRule } from './schema.ts';

type Reference = NonNullable<SarifResult['taxa']>[number];

/** `CWE-89`, `CWE-089: ...`, `cwe:89`, and CodeQL's `external/cwe/cwe-089`. */
const written = /(?:^|[^a-z])cwe[-_:/ ]?0*([1-9]\d{0,4})(?!\d)/gi;

const named = (text: string) => [...text.matchAll(written)].map(([, number]) => `CWE-${number}`);

/** A reference into the taxonomy of weaknesses; the number alone is its id there. */
function referred({ id = '', toolComponent }: Reference): readonly string[] {
  const inTaxonomy = /^cwe$/i.test(toolComponent?.name ?? '') && /^\d+$/.test(id);
  return named(inTaxonomy ? `CWE-${id}` : id);
}

/** The weaknesses that a result, or its rule, names in any of the ways that producers have. */
export function weaknessesOf(result: SarifResult, rule: SarifRule | undefined): readonly string[] {
  const bags = [result.properties, rule?.properties];
  const texts = bags.flatMap((bag) => [
    ...(bag?.tags ?? []),
    ...[bag?.cwe].flat().filter((item) => typeof item === 'string'),
  ]);
  const references = [
    ...(result.taxa ?? []),
    ...(rule?.relationships ?? []).map(({ target }) => target),
  ];
  const all = [...texts.flatMap(named), ...references.flatMap(referred)];
  return [...new Set(all)].sort((a, b) => Number(a.slice(4)) - Number(b.slice(4)));
}
