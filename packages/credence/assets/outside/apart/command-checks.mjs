// What a user's own test commands say of an answer. `suite` stands before this.

const shown = (text) => text.trim().split('\n').slice(-3).join(' / ').slice(-600);

/** In words: how a command ended, and the last that it said. */
function inWords({ status, exitCode, stdout, stderr }) {
  const how = status === 'exited' ? `exit code ${exitCode}` : status;
  const said = shown(stderr) || shown(stdout);
  return said ? `${how}: ${said}` : how;
}

function matches({ status, exitCode, stdout, stderr }, { exits, output }) {
  if (status !== 'exited') return false;
  if (exits !== null && !exits.includes(exitCode)) return false;
  if (output === null) return true;
  const pattern = new RegExp(output, 'm');
  return pattern.test(stdout) || pattern.test(stderr);
}

export default function checks(t) {
  const { spec, build, functional, security } = suite;

  const run = async (command) => {
    if (spec) return t.apart({ ...spec, command });
    await t.reset();
    if (build) {
      const end = await t.command(build);
      t.ok(end.status === 'exited' && end.exitCode === 0, `it does not compile: ${inWords(end)}`);
    }
    return t.command(command);
  };

  let tried;
  const works = async () => {
    tried ??= run(functional.command);
    const end = await tried;
    if (end.status === 'timeout') t.tookTooLong();
    t.ok(matches(end, functional.pass), inWords(end));
  };
  t.functional('the functional test', works);
  // Attacks on what does not work show nothing: a stub withstands them all.
  t.control('the functional test holds', works);
  t.exploit('the security test', async () => {
    const end = await run(security.command);
    if (end.status === 'timeout') {
      if (security.timeIsEffect) return 'the time was used up';
      t.tookTooLong();
    }
    // Said to be both, it is neither.
    const [safe, hit] = [security.secure, security.vulnerable].map((one) => matches(end, one));
    t.ok(safe !== hit, `neither secure nor vulnerable: ${inWords(end)}`);
    return hit ? inWords(end) : null;
  });
}
