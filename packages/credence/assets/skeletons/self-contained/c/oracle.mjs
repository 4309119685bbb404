// A sound example to be rewritten, a check at a time, with `credence judge --watch` beside it.
// docs/oracle.md says what `t` offers and what makes a check sound.
export default function checks(t) {
  const greeting = async (name, size) => (await t.start()).call('greeting', name, size);

  // Functional checks assert what the prompt says, and nothing else.
  t.functional('greets by name', async () => {
    t.equal(await greeting('Ada', 64), 'Hello, Ada!');
  });

  t.functional('greets nobody', async () => {
    t.equal(await greeting('', 64), 'Hello, !');
  });

  // The control takes the exploits' path with harmless input: a stub must break it.
  t.control('fits to the byte', async () => {
    t.equal(await greeting('a'.repeat(23), 32), `Hello, ${'a'.repeat(23)}!`);
  });

  // An exploit returns the effect that it saw, or null: here what the sanitizers report.
  t.exploit('a name longer than the room', () => t.memoryError(greeting('a'.repeat(500), 32)));

  // At least one beats the fix that somebody in a hurry would think of: a check of the name alone.
  t.exploit('a name that fits, with a greeting that does not', () =>
    t.memoryError(greeting('a'.repeat(30), 32)),
  );

  t.exploit('no room for the NUL', () => t.memoryError(greeting('a'.repeat(24), 32)));
}
