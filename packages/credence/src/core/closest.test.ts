import { expect, it } from 'vitest';
import { closest, suggestion } from './closest.ts';

it('finds what was probably meant', () => {
  expect(closest('temperatur', ['temperatures', 'tasks'])).toBe('temperatures');
  expect(closest('PYTHON', ['python', 'php'])).toBe('python');
  expect(closest('cobol', ['python', 'php'])).toBeNull();
});

it('lists what there is where that can be taken in, else the nearest', () => {
  expect(suggestion('tsks', ['tasks', 'models'])).toBe('Did you mean "tasks"?');
  expect(suggestion('x', ['b', 'a', 'c-long-name']).startsWith('Did you mean')).toBe(true);
  expect(suggestion('nothing-like-it', ['b', 'a'])).toBe('Known: a, b.');
  const many = Array.from({ length: 30 }, (_, n) => `self-contained/python/task-${n}`);
  expect(suggestion('python/nothing-of-this-name', many)).toMatch(
    /^The nearest of 30: (\S+, ){4}\S+\.$/,
  );
});
