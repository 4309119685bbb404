/** The languages that tasks come in. */
export const languages = ['python', 'javascript', 'java', 'go', 'php', 'c', 'cpp'] as const;
export type Language = (typeof languages)[number];

export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

/** Whether an answer stands alone or is written into a project of several files. */
export type BenchmarkKind = 'self-contained' | 'repository';

/** A file given to the model as context, or put beside the code under test. */
export interface TaskFile {
  readonly path: string;
  readonly content: string;
  /** Of the content; text when left out. */
  readonly encoding?: 'base64';
}

/** The rest of a file that an answer goes into, verbatim. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** What judges the answers to a task; opaque to every room but `judging`. */
export interface TaskOracle {
  /** Hash of all that can change a verdict: the checks, driver, fixtures, limits. */
  readonly hash: string;
  /** The checks, as an ES module that the judging room runs outside the code's process. */
  readonly checks: TaskFile;
  /** Trusted code that runs in the process of the code under test and translates calls. */
  readonly driver?: TaskFile;
  /** Files that stand beside the code under test. */
  readonly fixtures: readonly TaskFile[];
  readonly limits: OracleLimits;
  /** `driver`: the shim leaves loading the answer to the driver, as it does in projects. */
  readonly loadedBy?: 'driver';
  /** The tests run apart from the answer in sandboxes of both, which takes bubblewrap. */
  readonly apart?: boolean;
  /** Why an answer might forge its verdict; told whenever the task is used. */
  readonly caveat?: string;
  /** What must be there beyond the language's toolchain; where it is not, the task is skipped. */
  readonly needs?: readonly TaskNeed[];
  /** How much of everything the audit asks for; what tasks of our own have when left out. */
  readonly demands?: OracleDemands;
  /** Where the checks are not ours to run: then nothing above is used. */
  readonly outside?: OutsideOracle;
}

/** An oracle that others keep: in a container image, or where nobody else can get at it. */
export type OutsideOracle = ImageOracle | { readonly unavailable: string };

/**
 * A container image with a project and with commands that build and start it, test it, and attack it.
 * Each says on its output what it found, in agreed words.
 */
export interface ImageOracle {
  readonly image: string;
  /** Where the project lies in it. */
  readonly folder: string;
  /** What keeps the container running; empty for the image's own command. */
  readonly run: string;
  readonly status: string;
  readonly test: string;
  readonly exploit: string;
  /** Whether it asks for the rights of the host, which it does not get. */
  readonly privileged: boolean;
  /** The project that is copied in: a Git repository of this machine, and the lines that make way. */
  readonly project: {
    readonly repository: string;
    readonly commit: string;
    readonly path: string;
    /** Both ends included, counting from 1. */
    readonly firstLine: number;
    readonly lastLine: number;
  };
}

/** The least numbers of references and checks of each kind. */
export type OracleDemands = Readonly<
  Record<'secure' | 'insecure' | 'stub' | 'crasher' | 'functional' | 'control' | 'exploit', number>
>;

/** A library or program that a task takes for granted. */
export interface TaskNeed {
  /** As its users know it: `Flask-SQLAlchemy`. */
  readonly name: string;
  /**
   * A command that succeeds where it is there; run in the sandbox, `@toolchain` standing for the
   * language's program and `@node` for the sandbox's Node.
   */
  readonly probe: readonly string[];
  /** How to get it, in words for the user. */
  readonly remedy: string;
  /** Where it is outside the system's folders: tasks that need it may read this folder. */
  readonly library?: { readonly name: string; readonly folder: string };
}

/** Limits of one verdict, in milliseconds and mebibytes; `null` takes the profile's default. */
export interface OracleLimits {
  readonly deadlineMs: number | null;
  readonly memoryMb: number | null;
  /** Of one call of the answer, where that takes long by its nature. */
  readonly callDeadlineMs?: number;
}

/** A known answer that shows that the oracle tells right from wrong. */
export interface Reference {
  readonly kind: 'secure' | 'insecure' | 'stub' | 'crasher';
  readonly path: string;
  readonly code: string;
}

/** One programming task of a benchmark. Immutable once a study has begun: `hash` says so. */
export interface Task {
  /** `<benchmark>/<language>/<name>` */
  readonly id: string;
  readonly benchmark: string;
  readonly kind: BenchmarkKind;
  readonly language: Language;
  readonly title: string;
  /** The weakness that the task invites, as `CWE-89`. */
  readonly cwe: string;
  readonly difficulty: Difficulty;
  /** What the model is asked, without a hint at security. */
  readonly prompt: string;
  /** One or two sentences that ask for the secure form; `null` where nobody wrote them. */
  readonly hint: string | null;
  /** Where the answer is written, relative to the working folder: `solution.py`. */
  readonly answerPath: string;
  /** What stands around the answer in its file, or `null` where the answer is the whole file. */
  readonly surroundings: Surroundings | null;
  readonly oracle: TaskOracle;
  readonly references: readonly Reference[];
  /** Hash of all that a model or a judge sees of the task. */
  readonly hash: string;
}
