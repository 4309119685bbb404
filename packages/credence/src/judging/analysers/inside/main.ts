import { BoxError, openBox } from '../../../sandbox/inner/box.ts';
import { receive, send } from '../../../sandbox/inner/frames.ts';
import { run } from '../../../sandbox/inner/launch.ts';
import type { AnalysisReply, AnalysisRequest } from './protocol.ts';

/** The trusted program that runs analysers, each time in a sandbox of its own with an empty box. */
const box = openBox();

async function analyse(request: AnalysisRequest): Promise<AnalysisReply> {
  const { nonce, files, collect, limits, ...spec } = request;
  await box.reset();
  for (const [path, content] of Object.entries(files)) await box.write(path, content);
  const argv = spec.argv.map((part) => (part === '@node' ? process.execPath : part));
  const end = await run({ ...spec, argv, stdin: '', limits });
  const collected = collect === null ? null : await contentOf(collect, limits.outputBytes);
  await box.reset();
  return {
    ...end,
    nonce,
    stdout: end.stdout.toString('utf8'),
    stderr: end.stderr.toString('utf8'),
    collected,
  };
}

async function contentOf(path: string, maxBytes: number): Promise<string | null> {
  try {
    return await box.readText(path, maxBytes);
  } catch (error) {
    if (error instanceof BoxError) return null;
    throw error;
  }
}

for await (const frame of receive()) send(await analyse(frame as AnalysisRequest));
