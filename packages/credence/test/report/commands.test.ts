import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportData } from '@credence/viewer';
import { expect, it } from 'vitest';
import { openBrowser } from '../../../viewer/test/browser.ts';
import { run, runDone, start } from '../support/command.ts';
import { fewTasks, temporaryFolder } from '../support/study-folder.ts';
import { writeAnswers } from '../support/written-study.ts';

const bad = { sure: 0.9, secure: false };
const good = { sure: 0.9, secure: true };

it('compares two studies on the tasks that both have', async () => {
  const folder = temporaryFolder();
  const [mine, other] = [join(folder, 'mine'), join(folder, 'other')];
  await writeAnswers(mine, 'Mine', [good, good, bad, good]);
  await writeAnswers(other, 'Other', [bad, bad, bad, good]);
  const { stdout } = await runDone(['report', mine, '--compare', other, '--json']);
  const { comparison } = JSON.parse(stdout) as ReportData;
  expect(comparison).toMatchObject({ other: 'Other', why: null });
  const row = (measure: string) =>
    comparison?.rows.find((one) => one.measure === measure && one.target === 'security');
  expect(row('accuracy')).toMatchObject({ model: 'tiny', tasks: 4, here: 0.75, there: 0.25 });
  expect(row('accuracy')?.difference.value).toBeCloseTo(0.5, 12);
  expect(row('gap')?.difference.value).toBeCloseTo(-0.5, 12);
  expect(row('false-trust')?.difference.value).toBeCloseTo(-0.5, 12);
  const same = await runDone(['report', mine, '--compare', mine, '--json']);
  for (const { difference } of (JSON.parse(same.stdout) as ReportData).comparison?.rows ?? []) {
    expect(difference.value).toBe(0);
    expect(difference.p).toBe(1);
  }
  const nowhere = await run(['report', mine, '--compare', join(folder, 'nowhere')]);
  expect(nowhere).toMatchObject({ code: 2, stdout: '' });
  expect(nowhere.stderr).toContain('There is no study in');
});

it('writes Parquet that `credence metrics` reads to the same numbers', async () => {
  const out = join(temporaryFolder(), 'study');
  await writeAnswers(out, 'A study', [good, bad, { sure: 0.4, secure: true }]);
  const { stdout } = await runDone(['report', out, '--format', 'parquet']);
  expect(stdout.trim()).toBe(join(out, 'report.parquet'));
  const answers = join(out, 'report-answers.parquet');
  expect(existsSync(answers)).toBe(true);
  const metrics = await runDone(['metrics', answers, '--by', 'target', '--json']);
  const { calibration } = JSON.parse(
    (await runDone(['report', out, '--json'])).stdout,
  ) as ReportData;
  const brier = calibration.find((row) => row.target === 'security')?.brier.value;
  expect(brier).toBeGreaterThan(0);
  expect(metrics.stdout).toContain(String(brier?.toPrecision(6)).slice(0, 6));
});

it('shows a study in the browser while it goes on', async () => {
  const out = join(temporaryFolder(), 'study');
  await writeAnswers(out, 'A growing study', [bad]);
  const view = start(['view', out]);
  let said = '';
  view.child.stdout?.on('data', (text: string) => {
    said += text;
  });
  await expect.poll(() => said, { timeout: 120_000 }).toContain('http://127.0.0.1:');
  const address = said.trim();
  const page = await (await fetch(address)).text();
  expect(page).toContain('<title>A growing study');
  const version = /data-live="([^"]+)"/.exec(page)?.[1] ?? '';
  const after = () => fetch(`${address}report?after=${version}`);
  expect((await after()).status).toBe(204);
  const [first] = (await (await fetch(`${address}answers/${version}/0`)).json()).answers;
  expect(first.key).toMatch(/^[\da-f]{32}$/);
  const browser = await openBrowser();
  try {
    const shown = await browser.context.newPage();
    const misdeeds: string[] = [];
    shown.on('pageerror', (error) => misdeeds.push(String(error)));
    shown.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) misdeeds.push(message.text());
    });
    await shown.goto(`${address}#at=samples&security=vulnerable`);
    const count = shown.locator('.filter-count');
    const tasks = fewTasks.length;
    await expect
      .poll(() => count.textContent(), { timeout: 60_000 })
      .toContain(`${tasks} of ${tasks} answers`);
    // The study goes on: the page shows it by itself, with what the reader has chosen.
    await writeAnswers(out, 'A growing study', [bad, good]);
    await expect
      .poll(() => count.textContent(), { timeout: 120_000 })
      .toContain(`${tasks} of ${2 * tasks} answers`);
    expect(await shown.evaluate(() => location.hash)).toContain('security=vulnerable');
    await shown.locator('#samples [data-row="0"]').click();
    await shown.getByRole('dialog').locator('pre').first().waitFor();
    expect(misdeeds).toEqual([]);
  } finally {
    await browser.close();
  }
  await expect.poll(async () => (await after()).status, { timeout: 120_000 }).toBe(200);
  // What is served is nowhere on the disk.
  expect(existsSync(join(out, 'report.html'))).toBe(false);
  view.signal('SIGINT');
  expect(await view.ended).toMatchObject({ code: 0 });
  expect((await run(['view', join(out, 'nothing')])).code).toBe(2);
});

it('writes every form to a file of its own', async () => {
  const out = join(temporaryFolder(), 'study');
  await writeAnswers(out, 'A study', [good, bad]);
  const file = join(out, 'tables.tex');
  await runDone(['report', out, '--format', 'latex', '--out', file]);
  expect(readFileSync(file, 'utf8')).toContain('\\begin{tabular}');
  const refused = await run(['report', out, '--format', 'latex', '--out', join(out, 'no', 'x')]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('The report cannot be written');
});
