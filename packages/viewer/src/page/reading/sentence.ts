/** A sentence made from numbers; the strong parts are what the eye should catch. */
export type Sentence = readonly (string | { readonly strong: string })[];

export function plain(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : part.strong)).join('');
}
