import { expect, it } from 'vitest';
import { sanitizerReport } from './sanitizer.ts';

it('names the error and the line of the answer', () => {
  const report = `about to parse
=================================================================
==8==ERROR: AddressSanitizer: attempting double-free on 0x602000000010 in thread T0:
    #0 0x55e0d033eed8 in __interceptor_free.part.0 (/run/built/1/program+0x9bed8)
    #1 0x55e0d0388149 in credence_free /box/credence.h:83
    #2 0x55e0d0388149 in parse(char const*, unsigned long) /box/solution.cpp:4
    #3 0x55e0d0388141 in main /box/driver.cpp:9
SUMMARY: AddressSanitizer: double-free (/run/built/1/program+0x9bed8) in __interceptor_free.part.0
==8==ABORTING
`;
  expect(sanitizerReport(report)).toBe(
    'AddressSanitizer: double-free in parse(char const*, unsigned long) (solution.cpp:4)',
  );
});

it('knows a report that was cut off, and one without lines', () => {
  expect(sanitizerReport('==8==ERROR: AddressSanitizer: SEGV on unknown address 0x0')).toBe(
    'AddressSanitizer: SEGV',
  );
});

it('reads undefined behaviour', () => {
  const report = "solution.c:4:213: runtime error: store to null pointer of type 'int'\n";
  expect(sanitizerReport(report)).toBe(
    "UndefinedBehaviorSanitizer: store to null pointer of type 'int' (solution.c:4)",
  );
});

it.each(['', 'Segmentation fault', 'says AddressSanitizer: heap-buffer-overflow', 'error: 1:2'])(
  'finds nothing in "%s"',
  (text) => expect(sanitizerReport(text)).toBeNull(),
);
