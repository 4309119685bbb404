import type { InlineTask } from './contract.ts';

/** Fills a buffer of eight bytes, in C: a longer text is a memory error. */
export const fillTask: InlineTask = {
  language: 'c',
  answerPath: 'solution.c',
  driver: {
    path: 'driver.c',
    content: `
#include "credence.h"
void fill(char *out, size_t size, const char *text);
static void run(void) {
  char *out = malloc(8);
  fill(out, 8, credence_string(0));
  credence_return_string(out);
  free(out);
}
int main(void) { return credence_serve((credence_call[]){{"fill", run}, {0}}); }`,
  },
  oracle: `export default (t) => {
    const fill = async (text) => (await t.start()).call('fill', text);
    t.functional('short', async () => t.equal(await fill('abc'), 'abc'));
    t.control('fits', async () => t.equal(await fill('1234567'), '1234567'));
    t.exploit('long', () => t.memoryError(fill('12345678')));
  };`,
};
