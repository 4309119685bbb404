import type { Language } from '../../core/task.ts';
import { type Lexicon, lexicons } from './lexicon.ts';

export interface Token {
  readonly kind:
    | 'name'
    | 'keyword'
    | 'number'
    | 'string'
    | 'mark'
    | 'newline'
    | 'indent'
    | 'dedent';
  readonly text: string;
}

const number = /\.?\d(?:[eEpP][+-]|[\w.]|'(?=\d))*/y;
const marks =
  />>>=|\.\.\.|<=>|===|!==|\?\?=|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?->|->\*|->|=>|::|:=|<-|\+\+|--|\?\.|\?\?|&&|\|\||\*\*|\/\/=?|<<|>>|==|!=|<>|<=|>=|[-+*/%&|^@.]=|&\^|##|[\s\S]/y;

const at = (pattern: RegExp, text: string, index: number): string | null => {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? null;
};

/**
 * The tokens of a program, without comments and blanks. A lexer and no parser, because answers are
 * often cut off or wrong, and what cannot be parsed still has tokens. It never fails: what it does
 * not know is a mark of one character.
 */
export function tokenize(code: string, language: Language): readonly Token[] {
  const lexicon = lexicons[language];
  const text = code.replaceAll(/\r\n?/g, '\n');
  const tokens: Token[] = [];
  const layout = lexicon.lines ? new Layout(tokens) : null;
  let index = 0;
  while (index < text.length) {
    const blank = at(/[^\S\n]+|\\\n/y, text, index);
    const comment = blank ?? at(lexicon.comments, text, index);
    if (comment) {
      index += comment.length;
      continue;
    }
    if (text[index] === '\n') {
      layout?.endLine();
      index += 1;
      continue;
    }
    layout?.begin(text, index);
    const token = next(text, index, lexicon);
    layout?.see(token.text);
    tokens.push(token);
    index += token.text.length;
  }
  layout?.end();
  return tokens;
}

function next(text: string, index: number, lexicon: Lexicon): Token {
  const string = at(lexicon.strings, text, index);
  if (string) return { kind: 'string', text: string };
  const name = at(lexicon.name, text, index);
  if (name) return { kind: lexicon.keywords.has(name) ? 'keyword' : 'name', text: name };
  const digits = at(number, text, index);
  if (digits) return { kind: 'number', text: digits };
  return { kind: 'mark', text: at(marks, text, index) ?? text[index]! };
}

/** Lines and indentation as tokens, for languages in which they are syntax. */
class Layout {
  readonly #tokens: Token[];
  readonly #indents = [0];
  #brackets = 0;
  #lineBegun = false;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  /** Before the first token of a line, how far it is indented, as steps in and out. */
  begin(text: string, index: number): void {
    if (this.#lineBegun || this.#brackets > 0) return;
    this.#lineBegun = true;
    const lead = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
    const width = lead.replaceAll('\t', '        ').length;
    if (width > this.#indents.at(-1)!) {
      this.#indents.push(width);
      this.#tokens.push({ kind: 'indent', text: '' });
    }
    while (width < this.#indents.at(-1)!) {
      this.#indents.pop();
      this.#tokens.push({ kind: 'dedent', text: '' });
    }
  }

  see(text: string): void {
    if ('([{'.includes(text)) this.#brackets += 1;
    else if (')]}'.includes(text)) this.#brackets = Math.max(0, this.#brackets - 1);
  }

  endLine(): void {
    if (this.#lineBegun && this.#brackets === 0) this.end();
  }

  end(): void {
    if (this.#lineBegun) this.#tokens.push({ kind: 'newline', text: '' });
    this.#lineBegun = false;
  }
}
