import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { metricsReport } from '../../src/analysis/metrics/metrics-report.ts';
import { csv } from '../../src/analysis/metrics/read-csv.ts';
import { tableSource } from '../../src/cli/table-source.ts';
import { metricsAsText } from '../../src/report/metrics-text.ts';
import { computed, file, folder, metrics, withoutFolder } from './lab.ts';

/** Four answers to each of some tasks; the second model is the surer and the worse one. */
function rows(models: readonly [string, string], task: (i: number) => string): readonly string[] {
  return Array.from({ length: 80 }, (_, i) => {
    const second = i % 2 === 1;
    const confidence = [0.95, 0.9, 0.8, 0.7, 0.6][(i * 7) % 5]! + (second ? 0.05 : 0);
    const good = (i * 13) % 10 < (second ? 5 : 8);
    const outcome = i % 20 === 3 ? '' : good ? 1 : 0;
    const quoted = [task(Math.floor(i / 4)), models[second ? 1 : 0]].map(
      (text) => `"${text.replaceAll('"', '""')}"`,
    );
    return [i % 30 === 4 ? '' : confidence.toFixed(2), outcome, ...quoted, i % 3].join();
  });
}

const plain = ['confidence,outcome,task,model,round', ...rows(['sober', 'bold'], (i) => `t${i}`)];

it('is a table that can be read', async () => {
  const path = file('answers.csv', plain.join('\n'));
  const { code, stdout, stderr } = await metrics(path, '--by', 'model', '--by', 'round,model');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatchInlineSnapshot(`
    "answers.csv: 73 of 80 rows, 20 tasks, 3 confidences missing, 4 outcomes inconclusive; trusted from 0.8 on

                                            value     95 % interval  worst and best case
    Mean confidence                         0.812    0.799 to 0.827                       how good the answers were said to be
    Accuracy                                0.616    0.535 to 0.708       0.584 to 0.636  share of outcomes that are good
    Overconfidence gap                     +0.196  +0.107 to +0.274     +0.183 to +0.235  mean confidence minus accuracy; above 0 is overconfident
    False Trust, of the trusted             0.455    0.271 to 0.659       0.417 to 0.500  share of the trusted that is bad
    False Trust, of the bad                 0.714    0.542 to 0.880       0.714 to 0.750  share of the bad that is trusted
    False Trust, of all                     0.274    0.173 to 0.382       0.260 to 0.312  share of everything that is both bad and trusted
    Trusted share                           0.603                                         share with a confidence at or above the threshold
    ECE, 10 equal-width bins                0.456    0.366 to 0.541       0.430 to 0.482  mean distance between confidence and accuracy; 0 is perfect
    ECE, 10 equal-width bins, debiased      0.456                                         less what chance adds to small bins
    ECE, a bin per value                    0.456    0.366 to 0.541       0.430 to 0.482  mean distance between confidence and accuracy; 0 is perfect
    Smooth ECE                              0.212                         0.196 to 0.248  calibration error without bins; 0 is perfect
    Brier score                             0.332    0.253 to 0.412       0.315 to 0.361  mean squared distance to the outcome; always saying 50 % costs 0.25
    Brier skill score                      −0.403  −0.663 to −0.180     −0.488 to −0.360  1 is perfect; below 0 is worse than always saying the accuracy
    AUROC                                   0.317    0.161 to 0.516       0.289 to 0.344  chance that a good answer has the higher confidence; a coin has 0.5
    AURC                                    0.567    0.398 to 0.713       0.541 to 0.619  mean error when the most confident are accepted first; 0 is best
    Spiegelhalter’s test by task, p-value   0.001                                         chance that calibrated confidences would look at least so far off

    95 % intervals: percentiles of 1,000 bootstrap resamples of 20 tasks.
    Worst and best case: over all ways in which the inconclusive outcomes could have ended.

    model   n  Tasks  Confidence  Accuracy     Gap    ECE  Brier  AUROC  False Trust  Gap, 95 % interval
    bold   36     20       0.828     0.444  +0.383  0.606  0.480  0.200        0.600    +0.237 to +0.543
    sober  37     20       0.797     0.784  +0.014  0.332  0.188  0.552        0.333    −0.118 to +0.153

    round, model   n  Tasks  Confidence  Accuracy     Gap    ECE  Brier  AUROC  False Trust  Gap, 95 % interval
    0, bold       11     11       0.836     0.364  +0.473  0.655  0.535  0.214        0.667    +0.154 to +0.800
    0, sober      14     14       0.796     0.786  +0.011  0.332  0.187  0.545        0.333    −0.196 to +0.239
    1, bold       13     13       0.819     0.462  +0.358  0.588  0.456  0.214        0.571    +0.046 to +0.673
    1, sober      10     10       0.825     0.700  +0.125  0.355  0.227  0.714        0.375    −0.135 to +0.420
    2, bold       12     12       0.829     0.500  +0.329  0.579  0.455  0.167        0.571    +0.017 to +0.667
    2, sober      13     13       0.777     0.846  −0.069  0.315  0.159  0.455        0.286    −0.258 to +0.173
    "
  `);
});

it('puts what a metric means beneath it on a narrow terminal', async () => {
  const source = await tableSource(file('narrow.csv', plain.join('\n')));
  const report = await metricsReport(source, csv, { columns: {}, by: [], threshold: 0.8 });
  const text = metricsAsText(report, 100);
  expect(text).toContain('\n    share of outcomes that are good\n');
  const table = text.split('\n').slice(2, 35);
  expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(100);
});

it('says so when rows are taken as independent', async () => {
  const path = file('no-tasks.csv', ['confidence,outcome', '0.9,1', '0.8,0', '0.7,1'].join('\n'));
  const { stdout, stderr } = await metrics(path);
  expect(stderr).toContain('the intervals assume that all rows are independent');
  expect(stdout).toContain('1,000 bootstrap resamples of 3 rows');
});

it('gives each group what a file of its own would give', async () => {
  const whole = await computed(file('whole.csv', plain.join('\n')), { by: [['round', 'model']] });
  expect(whole.by[0]?.groups.map(({ values }) => values.join())).toEqual([
    '0,bold',
    '0,sober',
    '1,bold',
    '1,sober',
    '2,bold',
    '2,sober',
  ]);
  const [header = '', ...body] = plain;
  const alone = body.filter((row) => row.endsWith(',"bold",1'));
  const single = await computed(file('part.csv', [header, ...alone].join('\n')));
  const { metrics: values, n, missing, inconclusive, tasks } = whole.by[0]!.groups[2]!;
  expect({ values, n, missing, inconclusive, tasks }).toEqual({
    values: single.metrics,
    n: single.n,
    missing: single.missing,
    inconclusive: single.inconclusive,
    tasks: single.tasks,
  });
});

it('shows how far inconclusive outcomes could move the values', async () => {
  const result = await computed(file('open.csv', plain.join('\n')));
  expect(result.inconclusive).toBeGreaterThan(0);
  const { accuracy } = result.bounds;
  const open = plain.slice(1).filter((row) => /^[^,]+,,/.test(row)).length;
  expect(open).toBe(result.inconclusive);
  const all = result.n + open;
  expect(accuracy?.[0]).toBeCloseTo((result.metrics.accuracy! * result.n) / all, 12);
  expect(accuracy?.[1]).toBeCloseTo((result.metrics.accuracy! * result.n + open) / all, 12);
});

/** Tags and attribute names in order: what is markup in a page, and nothing of its text. */
function markupOf(page: string): readonly string[] {
  const style = /<style>[\s\S]*?<\/style>/;
  return [
    ...page.replace(style, '<style></style>').matchAll(/<(\/?[a-z0-9!]+)((?:"[^"]*"|[^">])*)>/g),
  ].map(([, tag = '', attributes = '']) =>
    [
      tag,
      ...[...attributes.replace(/"[^"]*"/g, '').matchAll(/[^\s=/]+/g)].map(([name]) => name),
    ].join(' '),
  );
}

/** Every tag is closed in turn; those that close themselves say so. */
function balanced(page: string): void {
  const open: string[] = [];
  for (const [, end, name = '', , self] of page
    .replace(/^<!doctype html>/, '')
    .matchAll(/<(\/?)([a-z0-9]+)((?:"[^"]*"|[^">])*?)(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(name);
    else if (!self) open.push(name);
  }
  expect(open).toEqual([]);
}

async function page(lines: readonly string[], name: string, by: string): Promise<string> {
  const html = `${folder}/${name}.html`;
  const args = ['--html', html, '--by', by, '--task', lines[0]!.includes('task') ? 'task' : 'id'];
  const { code, stderr } = await metrics(file(`${name}.csv`, lines.join('\n')), ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: `wrote ${name}.html\n` });
  return withoutFolder(readFileSync(html, 'utf8'));
}

it('is a page that stands alone', async () => {
  const html = await page(plain, 'page', 'model');
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('<title>page.csv · Credence metrics</title>');
  expect(html).toContain('<h3>sober</h3>');
  expect(html).not.toMatch(/<script|https?:|url\(|@import/);
  expect(html.match(/<svg /g)).toHaveLength(3);
  expect(html.match(/<circle /g)!.length).toBeGreaterThan(10);
  balanced(html);
});

it('shows names and values of any file as text only', async () => {
  const hostile = [
    '</h3><script>alert(1)</script>',
    `"><img src=x onerror='alert(2)'> & &lt; \u0000\u001b[31m`,
  ] as const;
  const column = `model"><b onmouseover='x'>`;
  const lines = [
    `confidence,outcome,task,"${column.replaceAll('"', '""')}",round`,
    ...rows(hostile, (i) => `</title><script>${i}</script>`),
  ];
  const [tame, wild] = [await page(plain, 'tame', 'model'), await page(lines, 'wild', column)];
  expect(wild).toContain('&lt;/h3&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(wild).toContain('&quot;&gt;&lt;img src=x onerror=&#39;alert(2)&#39;&gt; &amp; &amp;lt;');
  // Groups are in another order, but the page is made of the same tags and attributes.
  expect([...markupOf(wild)].sort()).toEqual([...markupOf(tame)].sort());
  balanced(wild);
  const { stdout } = await metrics(file('wild.csv', lines.join('\n')), '--by', column);
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});
