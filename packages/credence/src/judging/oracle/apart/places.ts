import type { Box } from '../../../sandbox/inner/box.ts';
import type { JudgeRequest } from '../protocol.ts';

/** Turns what stands for a place into the place. */
export class Places {
  readonly #request: JudgeRequest;
  readonly #tests: string | null;
  readonly answer: string;

  /** @param tests folder of tests that run apart, or `null` */
  constructor(request: JudgeRequest, box: Box, tests: string | null) {
    this.#request = request;
    this.#tests = tests;
    this.answer = box.path(request.answerPath);
  }

  resolve(part: string, built: string | null = null): string {
    if (part === '@node') return process.execPath;
    if (part === '@answer') return this.answer;
    if (part === '@compiler') {
      return this.#request.invocation.build?.program.answer.argv[0] ?? '@compiler';
    }
    return part
      .replaceAll('@built', built ?? '@built')
      .replaceAll('@tests', this.#tests ?? '@tests')
      .replaceAll(/@libraries\/([\w.-]+)/g, (_, name: string) => this.library(name));
  }

  library(name: string): string {
    const folder = this.#request.libraries[name];
    // Not all is needed by all: what is not there is not found.
    return folder ?? '/run/missing';
  }

  /** The tests name files by where they see them. */
  shownToAnswer(argument: string): string {
    const inTests = `${this.#tests}/`;
    return argument.startsWith(inTests) ? `/box/${argument.slice(inTests.length)}` : argument;
  }
}
