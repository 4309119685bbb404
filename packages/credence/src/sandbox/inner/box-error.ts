/** What hostile code, or a task's author, did to a path that makes it unusable. */
export type BoxProblem =
  | 'outside'
  | 'absent'
  | 'link'
  | 'not-a-folder'
  | 'not-a-file'
  | 'too-large'
  | 'denied'
  | 'full';

/** A path of the box cannot be used as asked. Nothing was followed, read or changed. */
export class BoxError extends Error {
  readonly problem: BoxProblem;
  readonly path: string;

  constructor(problem: BoxProblem, path: string) {
    super(`${path}: ${words[problem]}`);
    this.name = 'BoxError';
    this.problem = problem;
    this.path = path;
  }
}

const words: Readonly<Record<BoxProblem, string>> = {
  outside: 'is not a relative path within the box',
  absent: 'does not exist',
  link: 'is, or leads through, a symbolic link',
  'not-a-folder': 'leads through something that is not a folder',
  'not-a-file': 'is not a regular file',
  'too-large': 'is larger than allowed',
  denied: 'has permissions that keep its owner out',
  full: 'does not fit into what is left of the box',
};
