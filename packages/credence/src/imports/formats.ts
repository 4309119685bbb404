import type { ImportFormat } from './sources/format.ts';
import { inspectFormat } from './sources/inspect.ts';
import { promptfooFormat } from './sources/promptfoo.ts';
import { tableFormat } from './sources/table.ts';

/** Every kind of files that records can be imported from. A new one is a file and an entry here. */
export const importFormats: readonly ImportFormat[] = [tableFormat, inspectFormat, promptfooFormat];
