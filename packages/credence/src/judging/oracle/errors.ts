/** The answer's code raised: an observation about the answer. */
export class Raised extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.name = 'Raised';
    this.type = type;
  }
}

/** The answer's process ended, hung or could not load the answer; or the answer does not compile. */
export class Died extends Error {
  override name = 'Died';
  /** What a sanitizer reported when it ended the process, or `null`. */
  readonly sanitizer: string | null;
  constructor(message: string, sanitizer: string | null = null) {
    super(message);
    this.sanitizer = sanitizer;
  }
}

/** The answer is no program of its language, however often it is started. */
export class Unparsable extends Died {
  override name = 'Unparsable';
}

/** A check's expectation did not hold. */
export class AssertionFailed extends Error {
  override name = 'AssertionFailed';
}

/** The inner sandbox could not be set up: our failure, which says nothing about the answer. */
export class SandboxFailed extends Error {
  override name = 'SandboxFailed';
}
