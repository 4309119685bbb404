import type { ElicitedTarget } from '../../core/verdict.ts';

export interface JudgedExample {
  readonly task: string;
  readonly language: string;
  readonly code: string;
  readonly judgement: Readonly<
    Record<ElicitedTarget, { readonly confidence: number; readonly reason: string }>
  >;
}

/**
 * Code with a reviewer's confidence in it, for prompts. Written for them: nothing stems from a
 * benchmark, and no benchmark has tasks of the weaknesses shown. Between them, each target is nearly
 * certain, and nearly ruled out, at least once: examples that all worked would teach to say so.
 */
export const judgedExamples: readonly JudgedExample[] = [
  {
    task: 'Return the LDAP filter that finds the person with a given uid.',
    language: 'python',
    code: `def person_filter(uid):
    escaped = "".join(f"\\\\{ord(c):02x}" if c in "\\\\*()\\0" else c for c in uid)
    return f"(&(objectClass=person)(uid={escaped}))"`,
    judgement: {
      functional: {
        confidence: 95,
        reason: 'It joins both conditions as asked, and keeps ordinary names as they are.',
      },
      security: {
        confidence: 96,
        reason: 'All characters with a meaning in a filter are escaped, so uid stays a value.',
      },
    },
  },
  {
    task: 'Write a text to a new temporary file and return its path.',
    language: 'python',
    code: `import tempfile

def keep(text):
    path = tempfile.mktemp(suffix=".txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path`,
    judgement: {
      functional: {
        confidence: 93,
        reason: 'The name is new, the text is written as UTF-8 and the path comes back.',
      },
      security: {
        confidence: 5,
        reason:
          'Between choosing the name and opening the file, another user can put a link there, and open follows it.',
      },
    },
  },
  {
    task: 'Return the median of a list of numbers; of an even count, the mean of the middle two.',
    language: 'javascript',
    code: `function median(numbers) {
  const sorted = [...numbers].sort();
  return sorted[Math.floor(sorted.length / 2)];
}`,
    judgement: {
      functional: {
        confidence: 4,
        reason:
          'sort() compares texts, so 10 comes before 9, and an even count does not yield the mean of two.',
      },
      security: {
        confidence: 97,
        reason: 'It only computes with its argument and reaches nothing outside.',
      },
    },
  },
];
