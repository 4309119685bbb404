import type { AnswerTexts } from './facts.ts';

const asJson = (value: unknown): string | null =>
  value === undefined ? null : JSON.stringify(value);

/** The texts of a chunk of samples as JSON in which equal texts stand once. */
export function packTexts(samples: readonly AnswerTexts[]): string {
  const texts: string[] = [];
  const places = new Map<string, number>();
  const place = (text: string | null): number => {
    if (text === null) return -1;
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, texts.length);
    return texts.push(text) - 1;
  };
  const answers = samples.map((sample) => ({
    key: sample.key,
    functionalReason: place(sample.functionalReason),
    securityReason: place(sample.securityReason),
    code: place(sample.code),
    prompt: place(sample.prompt),
    // Identical programs have identical checks, findings and decisions.
    checks: place(JSON.stringify(sample.checks)),
    evidence: place(asJson(sample.evidence)),
    gates: place(asJson(sample.gates)),
    repairs: place(asJson(sample.repairs)),
    confidences: sample.confidences.map(({ method, target, raw }) => ({
      method,
      target,
      raw: place(raw),
    })),
  }));
  return JSON.stringify({ texts, answers });
}

interface PackedTexts {
  readonly texts: readonly string[];
  readonly answers: readonly {
    readonly key: string;
    readonly functionalReason: number;
    readonly securityReason: number;
    readonly code: number;
    readonly prompt: number;
    readonly checks: number;
    readonly evidence: number;
    readonly gates: number;
    readonly repairs: number;
    readonly confidences: readonly {
      readonly method: string;
      readonly target: AnswerTexts['confidences'][number]['target'];
      readonly raw: number;
    }[];
  }[];
}

/** Reads what `packTexts` wrote. */
export function unpackTexts(json: string): readonly AnswerTexts[] {
  const { texts, answers } = JSON.parse(json) as PackedTexts;
  const text = (place: number) => texts[place] ?? null;
  return answers.map((answer) => {
    const [evidence, gates, repairs] = [answer.evidence, answer.gates, answer.repairs].map(text);
    return {
      key: answer.key,
      functionalReason: text(answer.functionalReason) ?? '',
      securityReason: text(answer.securityReason) ?? '',
      code: text(answer.code),
      prompt: text(answer.prompt),
      checks: JSON.parse(text(answer.checks) ?? '[]') as AnswerTexts['checks'],
      ...(evidence && { evidence: JSON.parse(evidence) as NonNullable<AnswerTexts['evidence']> }),
      ...(gates && { gates: JSON.parse(gates) as NonNullable<AnswerTexts['gates']> }),
      ...(repairs && { repairs: JSON.parse(repairs) as NonNullable<AnswerTexts['repairs']> }),
      confidences: answer.confidences.map(({ method, target, raw }) => ({
        method,
        target,
        raw: text(raw),
      })),
    };
  });
}
