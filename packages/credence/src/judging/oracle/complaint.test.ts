import { expect, it } from 'vitest';
import { complaint } from './complaint.ts';

it.each([
  [
    'solution.c: In function ‘f’:\nsolution.c:3:5: error: expected ‘;’ before ‘}’ token\n    3 | return 0 }',
    'solution.c:3:5: error: expected ‘;’ before ‘}’ token',
  ],
  [
    "/usr/bin/ld: /tmp/ccX.o: in function `main':\n/box/driver.c:2: undefined reference to `parse'\ncollect2: error: ld returned 1 exit status",
    "driver.c:2: undefined reference to `parse'",
  ],
  [
    "Solution.java:1: error: ';' expected\nint x\n     ^\n1 error",
    "Solution.java:1: error: ';' expected",
  ],
  ['# solution\n./solution.go:3:5: undefined: y', 'solution.go:3:5: undefined: y'],
  ['', 'the compiler gave no reason'],
])('finds the telling line of %j', (output, line) => {
  expect(complaint(output)).toBe(line);
});
