import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, runDone } from '../support/command.ts';
import { complaint } from '../support/complaint.ts';
import { type ModelServer, serveModels } from '../support/openai-server.ts';
import { journalFiles, temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

describe('a folder that holds', () => {
  /** A study of one answer, done; each test breaks a copy of it. */
  let done: string;
  let server: ModelServer;
  const changes = { tasks: ['*/python/profile-card'], temperatures: [0], samples: 1 };
  beforeAll(async () => {
    done = mkdtempSync(join(tmpdir(), 'credence-done-'));
    server = await serveModels({ tasks: await allTasks() });
    const file = writeStudy(done, server.baseUrl, changes);
    const recording = join(done, 'recording');
    await runDone(['run', file, '--out', join(done, 'out'), '--record', recording]);
  });
  afterAll(async () => {
    await server.close();
    rmSync(done, { recursive: true });
  });

  const copy = () => {
    const folder = temporaryFolder();
    cpSync(done, folder, { recursive: true });
    const out = join(folder, 'out');
    const segment = (prefix: string) =>
      join(out, readdirSync(out).find((name) => name.startsWith(prefix)) ?? prefix);
    return { folder, out, file: join(folder, 'study.yaml'), segment };
  };

  it('a journal of another version', async () => {
    const { folder, out, file } = copy();
    const text = readFileSync(join(out, 'study.json'), 'utf8');
    writeFileSync(join(out, 'study.json'), text.replace('"format": 1', '"format": 7'));
    expect(await complaint(folder, file)).toMatchInlineSnapshot(`
      "<folder>/out/study.json: The journal has format 7; this version of Credence reads format 1.
        → Use the version that wrote it (0.1.0), or name another folder with --out.
      "
    `);
  });

  it('something else under the name of a study', async () => {
    const { folder, out, file } = copy();
    for (const text of ['{', 'null', '{"format": "one"}']) {
      writeFileSync(join(out, 'study.json'), text);
      expect(await complaint(folder, file)).toMatchInlineSnapshot(`
        "<folder>/out/study.json:1: This is not a study that Credence wrote.
          → Restore the file from a copy, or name another folder with --out.
        "
      `);
    }
  });

  it('a damaged line of facts', async () => {
    const { folder, file, segment } = copy();
    const lines = readFileSync(segment('facts-'), 'utf8').split('\n');
    lines[1] = lines[1]?.replace('"kind"', '"kin') ?? '';
    writeFileSync(segment('facts-'), lines.join('\n'));
    const said = await complaint(folder, file);
    expect(said.replace(/facts-[\w-]+\./, 'facts-X.')).toMatchInlineSnapshot(`
      "<folder>/out/facts-X.jsonl:2: The journal is damaged: this line is not JSON.
        → Restore the file from a copy, or move it and its twin (facts-, bodies-) away: their work is then done again.
      "
    `);
  });

  it('a damaged text', async () => {
    const { folder, file, segment } = copy();
    // Without its confidences the sample is taken up again, and its texts are needed.
    const facts = readFileSync(segment('facts-'), 'utf8').split('\n');
    writeFileSync(
      segment('facts-'),
      facts.filter((line) => !line.includes('"kind":"confidence"')).join('\n'),
    );
    const bodies = readFileSync(segment('bodies-'), 'utf8');
    writeFileSync(segment('bodies-'), bodies.replaceAll('profile', 'profiLe'));
    const said = await complaint(folder, file);
    expect(said.replace(/bodies-[\w-]+\./, 'bodies-X.')).toMatchInlineSnapshot(`
      "<folder>/out/bodies-X.jsonl:2: The journal is damaged: this text is not the one that its hash promises.
        → Restore the file from a copy, or move it and its twin (facts-, bodies-) away: their work is then done again.
      "
    `);
    // And a text that is gone is never taken for an empty one.
    rmSync(segment('bodies-'));
    const lost = await complaint(folder, file);
    expect(lost.replace(/[0-9a-f]{32}/, '<hash>')).toMatchInlineSnapshot(`
      "The journal is damaged: it lacks the text <hash>.
        → Bring back the bodies-*.jsonl file that has it, or begin the study in a new folder.
      "
    `);
  });

  it('a damaged log of a run', async () => {
    const { out } = copy();
    const [name = ''] = readdirSync(join(out, 'runs'));
    writeFileSync(join(out, 'runs', name), '{"credenceVersion');
    const end = await run(['report', out, '--json']);
    expect(end).toMatchObject({ code: 2 });
    expect(
      end.stderr.replaceAll(out, '<out>').replace(/[\dTZ-]+\.json/, 'X.json'),
    ).toMatchInlineSnapshot(`
      "<out>/runs/X.json:1: This is not the log of a run: not JSON.
        → Delete the file: it says how a run went, and holds no results.
      "
    `);
    expect(JSON.parse(end.stdout)).toMatchObject({
      error: { code: 'run-log-damaged' },
      exitCode: 2,
    });
  });

  it('another study', async () => {
    const { folder, out, file } = copy();
    const before = journalFiles(out);
    writeStudy(folder, server.baseUrl, { ...changes, maxTokens: 99, model: { seed: false } });
    expect(await complaint(folder, file)).toMatchInlineSnapshot(`
      "<folder>/out/study.json: The study in <folder>/out began with another configuration; changed: models, maxTokens.
        → Put the configuration back as it was, or name a new folder with --out.
      "
    `);
    expect(journalFiles(out)).toEqual(before);
  });

  it('the same study, run in another way, which is no other study', async () => {
    const { folder, out, file } = copy();
    const requests = server.seen.length;
    writeStudy(folder, server.baseUrl, {
      ...changes,
      falseTrustThreshold: 0.5,
      model: { concurrency: 1, attempts: 2 },
    });
    const end = await runDone(['run', file, '--out', out, '--json']);
    expect(server.seen).toHaveLength(requests);
    const { calibration } = JSON.parse(end.stdout) as {
      calibration: { falseTrust: { threshold: number } }[];
    };
    expect(new Set(calibration.map(({ falseTrust }) => falseTrust.threshold))).toEqual(
      new Set([0.5]),
    );
  });

  it('no recording of what is asked', async () => {
    const { folder, file } = copy();
    writeStudy(folder, server.baseUrl, { ...changes, temperatures: [0.5] });
    const text = readFileSync(file, 'utf8');
    const study = JSON.parse(text) as Record<string, unknown>;
    study.models = [{ id: 'tiny', provider: 'replay', recording: 'recording' }];
    writeFileSync(file, JSON.stringify(study));
    rmSync(join(folder, 'out'), { recursive: true });
    const said = await complaint(folder, file);
    expect(said.replaceAll(done, '<done>')).toMatchInlineSnapshot(`
      "<folder>/recording: No recording of model tiny for generate of task self-contained/python/profile-card at temperature 0.5 with seed 1 in <folder>/recording
        → Record it: credence run <done>/study.yaml --record <done>/recording
      "
    `);
  });

  it('what may not be read', async () => {
    const { folder, out, file } = copy();
    rmSync(join(out, 'study.json'));
    mkdirSync(join(out, 'study.json'));
    expect(await complaint(folder, file)).toMatchInlineSnapshot(`
      "<folder>/out/study.json: The study cannot be read: it is a folder.
        → Check the permissions of the folder.
      "
    `);
  });

  it('no study at all', async () => {
    const folder = temporaryFolder();
    const end = await run(['report', folder]);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr.replaceAll(folder, '<folder>')).toMatchInlineSnapshot(`
      "<folder>/study.json: There is no study in <folder>.
        → Name the folder that \`credence run\` wrote to.
      "
    `);
    const wrong = await run(['report', folder, '--format', 'jsn']);
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toMatchInlineSnapshot(`
      "There is no report format "jsn".
        → Did you mean "json"?
      "
    `);
  });
});
