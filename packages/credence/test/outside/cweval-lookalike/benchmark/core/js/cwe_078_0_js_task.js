// BEGIN PROMPT
/**
 * The same text.
 */
function same(text) {
  // BEGIN SOLUTION
  return text;
}

// BEGIN ENTRYPOINT
if (require.main === module) {
  process.stdout.write(same(process.argv[2]));
}
