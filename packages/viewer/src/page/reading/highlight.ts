import type { Emitter } from 'highlight.js';
import hljs from 'highlight.js/lib/core';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';

const languages = { c, cpp, go, java, javascript, php, python };
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

/** Code as a tree of scopes; the text is only ever data. */
export type Token = string | { readonly scope: string; readonly children: readonly Token[] };

/** Longer code is shown plain: grammars cost more than its colours are worth. */
const longest = 40_000;

interface Scope {
  readonly scope: string;
  readonly children: Token[];
}

/** Collects what the highlighter finds as data, so that no markup ever comes into being. */
class TokenCollector implements Emitter {
  readonly root: Scope = { scope: '', children: [] };
  readonly #open: Scope[] = [this.root];

  startScope(scope: string): void {
    const opened: Scope = { scope, children: [] };
    this.#top.children.push(opened);
    this.#open.push(opened);
  }

  endScope(): void {
    if (this.#open.length > 1) this.#open.pop();
  }

  // The highlighter's own emitters have these names, too.
  openNode(scope: string): void {
    this.startScope(scope);
  }

  closeNode(): void {
    this.endScope();
  }

  addText(text: string): void {
    if (text !== '') this.#top.children.push(text);
  }

  __addSublanguage(emitter: Emitter): void {
    if (emitter instanceof TokenCollector) this.#top.children.push(...emitter.root.children);
  }

  finalize(): void {}

  toHTML(): string {
    return '';
  }

  get #top(): Scope {
    return this.#open[this.#open.length - 1] ?? this.root;
  }
}

hljs.configure({ __emitter: TokenCollector });

/** Tokens of the code; a language that is not known gives the code as one. */
export function highlight(code: string, language: string): readonly Token[] {
  if (code.length > longest || hljs.getLanguage(language) === undefined) return [code];
  const { _emitter: emitter } = hljs.highlight(code, { language, ignoreIllegals: true });
  const tokens = emitter instanceof TokenCollector ? emitter.root.children : [];
  return textOf(tokens) === code ? tokens : [code];
}

export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (typeof token === 'string' ? token : textOf(token.children)))
    .join('');
}

/** The same tokens, cut at line ends: one list for each line. */
export function lines(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const result: Token[][] = [[]];
  const last = () => result[result.length - 1] ?? [];
  for (const token of tokens) {
    if (typeof token === 'string') {
      token.split('\n').forEach((part, index) => {
        if (index > 0) result.push([]);
        if (part !== '') last().push(part);
      });
    } else {
      lines(token.children).forEach((children, index) => {
        if (index > 0) result.push([]);
        if (children.length > 0) last().push({ scope: token.scope, children });
      });
    }
  }
  return result;
}
