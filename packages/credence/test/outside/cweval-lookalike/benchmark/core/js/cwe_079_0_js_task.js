// BEGIN PROMPT
/**
 * A greeting in HTML for a guest.
 * @param {string} name
 * @returns {string} a paragraph
 */
function greet(name) {
  // BEGIN SOLUTION
  return `<p>Hello, ${name.replace(/[<>&]/g, '')}!</p>`;
}

// BEGIN ENTRYPOINT
if (require.main === module) {
  process.stdout.write(greet(process.argv[2]));
}
