import type { SampleRow } from '../schema.ts';
import type { AnswerTexts } from './facts.ts';

/** The texts of a chunk of samples as JSON in which equal texts stand once. */
export function packTexts(samples: readonly SampleRow[]): string {
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
    // Identical programs have identical checks and findings.
    checks: place(JSON.stringify(sample.checks)),
    evidence: place(sample.evidence === undefined ? null : JSON.stringify(sample.evidence)),
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
    const evidence = text(answer.evidence);
    return {
      key: answer.key,
      functionalReason: text(answer.functionalReason) ?? '',
      securityReason: text(answer.securityReason) ?? '',
      code: text(answer.code),
      prompt: text(answer.prompt),
      checks: JSON.parse(text(answer.checks) ?? '[]') as AnswerTexts['checks'],
      ...(evidence !== null && {
        evidence: JSON.parse(evidence) as NonNullable<AnswerTexts['evidence']>,
      }),
      confidences: answer.confidences.map(({ method, target, raw }) => ({
        method,
        target,
        raw: text(raw),
      })),
    };
  });
}
