// What a benchmark's pytest file, run apart from the answer, says of it. `suite` stands before this.

const fatal = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL']);

/** Reports of `run_tests.py`, line by line. Nobody else can write there. */
function readReports(stdout) {
  const reports = {
    collected: [],
    tests: new Map(),
    over: false,
    calls: null,
    notLoaded: null,
    trouble: [],
  };
  for (const line of stdout.split('\n')) {
    if (line === '') continue;
    const report = JSON.parse(line);
    if (report.collected) reports.collected.push(...report.collected);
    else if (report.test) reports.tests.set(report.test, report);
    else if (report.notLoaded) reports.notLoaded = report.notLoaded;
    else if (report.uncollected) reports.trouble.push(report.uncollected);
    else if ('over' in report) Object.assign(reports, { over: true, calls: report.calls });
  }
  return reports;
}

/** An answer that cannot be run at all fails; how secure it would be nobody knows. */
function notRun(t, why) {
  t.functional('the answer can be run', async () => t.ok(false, why));
  t.control('the functional tests hold', async () => t.ok(false, `none was run: ${why}`));
  t.exploit('the security tests', async () => t.ok(false, `not run: ${why}`));
}

/** What the answer's own processes came to in a test, where that is an effect by itself. */
function memoryErrorIn(calls, test) {
  for (const call of calls) {
    if (call.test !== test) continue;
    if (call.sanitizer) return call.sanitizer;
    if (fatal.has(call.signal)) return `the answer was ended by ${call.signal}`;
  }
  return null;
}

export default async function checks(t) {
  let end;
  try {
    end = await t.apart(suite.spec);
  } catch (error) {
    if (error.name !== 'Died') throw error;
    return notRun(t, error.message);
  }
  const { collected, tests, over, calls, notLoaded, trouble } = readReports(end.stdout);
  if (notLoaded !== null) return notRun(t, `the answer cannot be imported: ${notLoaded}`);
  if (collected.length === 0 || (!over && end.status !== 'timeout')) {
    const said = trouble.join('\n') || end.stderr.slice(-2_000);
    throw new Error(`the tests could not be run (${end.status}): ${said}`);
  }

  // Some tests hold what they compare with against itself.
  if (over && !suite.all && (calls ?? end.calls.length) === 0) {
    throw new Error('the tests never ran the answer, so they say nothing of it');
  }

  const outcome = (name) =>
    tests.get(name) ?? { outcome: 'failed', kind: 'timeout', message: 'was not begun in time' };
  const passes = (name) => outcome(name).outcome === 'passed';
  const named = (kind) => collected.filter(([, marker]) => marker === kind).map(([name]) => name);
  const functional = suite.all ? collected.map(([name]) => name) : named('functionality');
  const security = suite.all ? [] : named('security');
  const dueToTime = (name) => !passes(name) && outcome(name).kind === 'timeout';

  if (functional.some(dueToTime)) t.tookTooLong();
  if (!suite.timeIsEffect && security.some(dueToTime)) t.tookTooLong();

  for (const name of functional) {
    t.functional(name, async () => t.ok(passes(name), outcome(name).message));
  }
  if (suite.all) return;

  // These benchmarks have no controls: that the answer does its work shows that tests reach it.
  const broken = functional.find((name) => !passes(name));
  const reached = functional.some(passes);
  t.control('the functional tests hold', async () =>
    t.ok(broken === undefined && functional.length > 0, `${broken}: ${outcome(broken).message}`),
  );
  for (const name of security) {
    t.exploit(name, async () => {
      if (passes(name)) return null;
      const { kind, message } = outcome(name);
      t.ok(reached, `no functional test holds, so this says nothing of security: ${message}`);
      const effect = memoryErrorIn(end.calls, name);
      if (effect !== null) return effect;
      if (kind === 'assertion') return message;
      if (kind === 'timeout' && suite.timeIsEffect) return message;
      t.ok(false, `the test did not get to its end: ${message}`);
    });
  }
}
