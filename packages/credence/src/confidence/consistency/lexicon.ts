import type { Language } from '../../core/task.ts';

/** What a lexer must know of a language. */
export interface Lexicon {
  /** Comments and literals: patterns tried in order, at the place of the cursor. */
  readonly comments: RegExp;
  readonly strings: RegExp;
  readonly name: RegExp;
  readonly keywords: ReadonlySet<string>;
  /** What a member of something else follows: its name is not the code's to choose. */
  readonly memberMarks: ReadonlySet<string>;
  /** Keywords that a function begins with, whose parameters follow. */
  readonly functions: ReadonlySet<string>;
  /** Keywords right before a name that the code gives a variable. */
  readonly binders: ReadonlySet<string>;
  /** Whether variables are declared by their type before their name. */
  readonly typesFirst: boolean;
  /** Whether lines and their indentation are part of the syntax. */
  readonly lines: boolean;
}

const none: ReadonlySet<string> = new Set();
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const cComments = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const hashComments = /#[^\n]*/y;
const phpComments = /\/\/[^\n]*|#(?!\[)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;

/** Quoted on one line, with escapes; what is not closed ends with its line. */
const quoted = `"(?:[^"\\\\\\n]|\\\\[\\s\\S])*"?|'(?:[^'\\\\\\n]|\\\\[\\s\\S])*'?`;
const cStrings = new RegExp(`(?:u8|[uUL])?(?:${quoted})`, 'y');
const cppStrings = new RegExp(
  `(?:u8|[uUL])?R"([^\\s()\\\\]*)\\([\\s\\S]*?\\)\\1"|(?:u8|[uUL])?(?:${quoted})`,
  'y',
);
const javaStrings = new RegExp(`"""[\\s\\S]*?(?:"""|$)|${quoted}`, 'y');
const goStrings = new RegExp(`\`[^\`]*\`?|${quoted}`, 'y');
const scriptStrings = new RegExp(`\`(?:[^\`\\\\]|\\\\[\\s\\S])*\`?|${quoted}`, 'y');
const phpStrings =
  /<<<[ \t]*(["']?)(\w+)\1\n[\s\S]*?\n[ \t]*\2\b|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?/y;
const pythonStrings = new RegExp(
  `(?:[rRbBuUfF]{0,2})(?:"""[\\s\\S]*?(?:"""|$)|'''[\\s\\S]*?(?:'''|$)|${quoted})`,
  'y',
);

const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const phpIdentifier = /\$?[\p{L}_][\p{L}\p{N}_]*/uy;

const cKeywords = words(`
  auto break case char const continue default do double else enum extern float for goto if inline int
  long register restrict return short signed sizeof static struct switch typedef union unsigned void
  volatile while _Bool bool true false NULL`);

export const lexicons: Readonly<Record<Language, Lexicon>> = {
  python: {
    comments: hashComments,
    strings: pythonStrings,
    name: identifier,
    keywords: words(`
      False None True and as assert async await break class continue def del elif else except finally
      for from global if import in is lambda nonlocal not or pass raise return try while with yield`),
    memberMarks: words('.'),
    functions: words('def lambda'),
    binders: words('as'),
    typesFirst: false,
    lines: true,
  },
  javascript: {
    comments: cComments,
    strings: scriptStrings,
    name: identifier,
    keywords: words(`
      async await break case catch class const continue debugger default delete do else export extends
      false finally for function if import in instanceof let new null of return static super switch
      this throw true try typeof undefined var void while with yield`),
    memberMarks: words('. ?.'),
    functions: words('function'),
    binders: words('let const var'),
    typesFirst: false,
    lines: false,
  },
  java: {
    comments: cComments,
    strings: javaStrings,
    name: identifier,
    keywords: words(`
      abstract assert boolean break byte case catch char class const continue default do double else
      enum extends final finally float for goto if implements import instanceof int interface long
      native new null package private protected public record return sealed short static strictfp
      super switch synchronized this throw throws transient true false try var void volatile while
      yield`),
    memberMarks: words('. ::'),
    functions: none,
    binders: none,
    typesFirst: true,
    lines: false,
  },
  go: {
    comments: cComments,
    strings: goStrings,
    name: identifier,
    keywords: words(`
      break case chan const continue default defer else fallthrough for func go goto if import
      interface map nil package range return select struct switch true false type var`),
    memberMarks: words('.'),
    functions: words('func'),
    binders: words('var const'),
    typesFirst: false,
    lines: false,
  },
  php: {
    comments: phpComments,
    strings: phpStrings,
    name: phpIdentifier,
    keywords: words(`
      abstract and array as break callable case catch class clone const continue declare default do
      echo else elseif empty enum extends false final finally fn for foreach function global goto if
      implements include include_once instanceof insteadof interface isset list match namespace new
      null or print private protected public readonly require require_once return static switch
      throw trait true try unset use var while xor yield $this self parent
      $_GET $_POST $_COOKIE $_FILES $_SERVER $_SESSION $_REQUEST $_ENV $GLOBALS`),
    memberMarks: words('-> ?-> ::'),
    functions: none,
    binders: none,
    typesFirst: false,
    lines: false,
  },
  c: {
    comments: cComments,
    strings: cStrings,
    name: identifier,
    keywords: cKeywords,
    memberMarks: words('. ->'),
    functions: none,
    binders: none,
    typesFirst: true,
    lines: false,
  },
  cpp: {
    comments: cComments,
    strings: cppStrings,
    name: identifier,
    keywords: new Set([
      ...cKeywords,
      ...words(`
        alignas alignof catch class concept const_cast consteval constexpr constinit co_await
        co_return co_yield decltype delete dynamic_cast explicit export friend mutable namespace new
        noexcept nullptr operator override final private protected public reinterpret_cast requires
        static_assert static_cast template this throw try typeid typename using virtual wchar_t`),
    ]),
    memberMarks: words('. -> ::'),
    functions: none,
    binders: none,
    typesFirst: true,
    lines: false,
  },
};
