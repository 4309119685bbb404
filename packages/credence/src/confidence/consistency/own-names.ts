import type { Language } from '../../core/task.ts';
import type { Token } from './lexer.ts';
import { lexicons } from './lexicon.ts';

/** Keywords of types, after which C and its kin name a variable. */
const typeKeywords: ReadonlySet<string> = new Set(
  `auto bool boolean byte char double float int long short signed unsigned var const _Bool wchar_t
   String`.split(/\s+/),
);
const afterDeclared: ReadonlySet<string | undefined> = new Set(['=', ';', ',', ')', '[', ':', '{']);
const betweenTypeAndName: ReadonlySet<string | undefined> = new Set(['*', '&', '&&', '>', ']']);
const beforeParameter: ReadonlySet<string | undefined> = new Set(['(', ',', '*', '**', '...']);
const assignments: ReadonlySet<string | undefined> = new Set(['=', ':=']);

/** Written so by custom where they are constants, which come from elsewhere as often as not. */
const isConstant = (name: string) => /^[A-Z][A-Z\d_]*$/.test(name);

/** The place of the parenthesis that closes the one at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i += 1) {
    if (tokens[i]?.text === '(') depth += 1;
    if (tokens[i]?.text === ')') depth -= 1;
    if (depth === 0) return i;
  }
  return tokens.length;
}

/**
 * The names of variables and parameters in a program, told by the places in which they are bound.
 * Functions, types, members and everything that comes from elsewhere is not among them.
 */
export function ownNames(tokens: readonly Token[], language: Language): ReadonlySet<string> {
  const { functions, binders, typesFirst, memberMarks, lines } = lexicons[language];
  const own = new Set<string>();
  const nameAt = (i: number) => {
    const token = tokens[i];
    const member = memberMarks.has(tokens[i - 1]?.text ?? '');
    return token?.kind === 'name' && !member ? token.text : null;
  };
  const bind = (name: string | null) => {
    if (name !== null) own.add(name);
  };
  /** Names between two places that stand where a parameter or target does. */
  const bindList = (from: number, to: number) => {
    for (let i = from; i < to; i += 1) {
      if (i === from || beforeParameter.has(tokens[i - 1]?.text)) bind(nameAt(i));
    }
  };
  /** Up to the first token of these texts, for lists that no parenthesis ends. */
  const until = (from: number, ends: readonly string[]) => {
    const end = tokens.findIndex((token, i) => i >= from && ends.includes(token.text));
    return end < 0 ? from : end;
  };

  let depth = 0;
  tokens.forEach((token, i) => {
    const { kind, text } = token;
    if ('([{'.includes(text) && text !== '') depth += 1;
    if (')]}'.includes(text) && text !== '') depth -= 1;
    if (text === '(' && opensParameters(tokens, i, functions)) bindList(i + 1, closing(tokens, i));
    if (lines && text === 'lambda') bindList(i + 1, until(i + 1, [':']));
    if (lines && text === 'for') bindList(i + 1, until(i + 1, ['in']));
    if (kind === 'keyword' && binders.has(text)) bind(nameAt(i + 1));
    const name = nameAt(i);
    if (name === null) return;
    const after = tokens[i + 1]?.text;
    if (language === 'php') {
      if (name.startsWith('$')) bind(name);
    } else if (assignments.has(after)) {
      // Within brackets, a language with lines names an argument of somebody else's function.
      if (!lines || depth === 0) bind(name);
    } else if (after === ',' && !typesFirst && (!lines || depth === 0))
      bindTargets(tokens, i, bind);
    else if (after === '=>') bind(name);
    else if (typesFirst && isDeclared(tokens, i)) bind(name);
  });
  return own;
}

/** `def f(`, `function (`, `func (s *T)`, `method(a) {` and `(a, b) =>`. */
function opensParameters(tokens: readonly Token[], i: number, functions: ReadonlySet<string>) {
  if (functions.size === 0) return false;
  const before = (steps: number) => tokens[i - steps]?.text ?? '';
  if (functions.has(before(1)) || functions.has(before(2))) return true;
  const after = tokens[closing(tokens, i) + 1]?.text;
  return after === '=>' || (after === '{' && tokens[i - 1]?.kind === 'name');
}

/** `a, b = ...`: all of them when an assignment ends the list. */
function bindTargets(
  tokens: readonly Token[],
  from: number,
  bind: (name: string | null) => void,
): void {
  const names: string[] = [];
  for (let i = from; tokens[i]?.kind === 'name'; i += 2) {
    names.push(tokens[i]!.text);
    const after = tokens[i + 1]?.text;
    if (assignments.has(after)) names.forEach(bind);
    if (after !== ',') return;
  }
}

/** A name behind a type, and before what follows a declaration. */
function isDeclared(tokens: readonly Token[], i: number): boolean {
  const [name, before, after] = [tokens[i], tokens[i - 1], tokens[i + 1]];
  if (!name || !before || isConstant(name.text) || !afterDeclared.has(after?.text)) return false;
  if (before.kind === 'name' || typeKeywords.has(before.text)) return true;
  const type = tokens[i - 2];
  const isType = type?.kind === 'name' || typeKeywords.has(type?.text ?? '');
  return (
    betweenTypeAndName.has(before.text) && (isType || before.text === '>' || before.text === ']')
  );
}
