import type { TaskFile } from '../../core/task.ts';

/** What is written into a file of a task. */
export const fileContent = ({ content, encoding }: TaskFile): string | Buffer =>
  encoding ? Buffer.from(content, encoding) : content;
