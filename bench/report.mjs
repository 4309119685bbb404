// How long a report takes, how large it is, and how quickly its page answers. SIMULATED answers.
//   node bench/report.mjs [answers] [folder] [--helps]
// With --helps the study has two ways of asking, findings and arms of repair: every view has work to do.
// Needs a build and a Chromium (CREDENCE_CHROMIUM, or on PATH). A million answers take some 3 GB of
// disk for their journal, and minutes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { writeSimulatedStudy } from './simulated-study.mjs';

const [size = '36000', kept] = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const answers = Number(size);
const folder = kept ?? mkdtempSync(join(tmpdir(), 'credence-bench-report-'));
const command = new URL('../packages/credence/bin/credence.js', import.meta.url).pathname;
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const say = (what, value) => console.log(`${what.padEnd(44)} ${value}`);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

say('answers (simulated)', answers);
if (!existsSync(join(folder, 'study.json'))) {
  const began = performance.now();
  await writeSimulatedStudy(folder, answers, { helps: process.argv.includes('--helps') });
  say('journal written in', seconds(began));
}
const sizeOf = (path) => {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
};
say('journal', megabytes(sizeOf(folder)));

/** Runs the command; what it took of processor and memory is said by the process itself. */
function report(...options) {
  const began = performance.now();
  const probe =
    'process.on("exit", () => { const { maxRSS, userCPUTime: u, systemCPUTime: s } = process.resourceUsage();' +
    'require("node:fs").writeSync(3, JSON.stringify({ maxRSS, cpu: (u + s) / 1e6 })); });';
  const preload = join(folder, 'probe.cjs');
  writeFileSync(preload, probe);
  const { status, output } = spawnSync(
    process.execPath,
    ['--require', preload, command, 'report', folder, ...options],
    { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] },
  );
  rmSync(preload);
  if (status !== 0) throw new Error(`The report was not made: exit code ${status}.`);
  const { maxRSS, cpu } = JSON.parse(String(output[3]));
  const clock = ((performance.now() - began) / 1000).toFixed(1);
  return `${cpu.toFixed(1)} s of processor time, ${clock} s by the clock, at most ${megabytes(1024 * maxRSS)} of memory`;
}

say('page built in', report());
if (answers <= 100_000) {
  say('tables built in', report('--format', 'markdown', '--out', join(folder, 'report.md')));
}
const file = join(folder, 'report.html');
say('page', megabytes(sizeOf(file)));
say('texts beside it', megabytes(sizeOf(join(folder, 'report-answers'))));

const named = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
  (process.env.PATH ?? '').split(delimiter).map((path) => join(path, name)),
);
const browser = await chromium.launch({
  executablePath: process.env.CREDENCE_CHROMIUM ?? named.find((path) => existsSync(path)),
  args: ['--no-sandbox', '--disable-gpu'],
});
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const loads = [];
  for (let i = 0; i < 3; i++) {
    await page.goto('about:blank');
    await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
    await page.locator('.verdict').first().waitFor();
    // The page itself marks when its first view has been drawn.
    loads.push(await page.evaluate(() => performance.getEntriesByName('first-view')[0].startTime));
  }
  say('first view after (median of 3)', `${Math.round(median(loads))} ms`);
  const views = await page
    .locator('.side a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href').slice(1)));
  say(
    '',
    'drawn, and all intervals there (median of 4); longest that the page was busy at a stretch',
  );
  for (const view of views.filter((id) => !['everything', 'glossary', 'method'].includes(id))) {
    // From a change of the filter to the end of the drawing, values included, and to the last interval.
    const times = await page.evaluate(async (at) => {
      const taken = [];
      for (const language of ['python', 'c', 'go', 'java', 'php']) {
        let busy = 0;
        const watch = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) busy = Math.max(busy, duration);
        });
        watch.observe({ entryTypes: ['longtask'] });
        const settled = new Promise((done) =>
          addEventListener('credence:settled', done, { once: true }),
        );
        const began = performance.now();
        location.hash = `#at=${at}&language=${language}`;
        await new Promise((done) => addEventListener('credence:drawn', done, { once: true }));
        const drawn = performance.now() - began;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        if (document.querySelector('.computing') !== null) await settled;
        const all = Math.max(drawn, performance.now() - began);
        await new Promise((done) => setTimeout(done, 20));
        watch.disconnect();
        taken.push([drawn, all, busy]);
      }
      return taken;
    }, view);
    const [drawn, all, busy] = [0, 1, 2].map((i) =>
      Math.round(median(times.slice(1).map((one) => one[i]))),
    );
    const least = busy === 0 ? 'under 50' : busy;
    say(`filter change, ${view}`, `${drawn} ms, ${all} ms; ${least} ms`);
  }
} finally {
  await browser.close();
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
