import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatLocation, type InputError } from './errors.ts';
import { locateInYaml, parseYaml } from './parse-yaml.ts';

const schema = z.strictObject({
  name: z.string(),
  sizes: z.array(z.number().max(2)).default([]),
  colour: z.enum(['red', 'green']).optional(),
  parts: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('wheel'), diameter: z.number() }),
        z.strictObject({ kind: z.literal('frame'), height: z.number().optional() }),
      ]),
    )
    .default([]),
});

/** What is wrong with a text, as the user reads it. */
function complaint(text: string): string {
  try {
    parseYaml(text, 'bike.yaml', schema);
  } catch (error) {
    const { location, message, remedy, exitCode } = error as InputError;
    expect(exitCode).toBe(2);
    return `${location && formatLocation(location)}: ${message} → ${remedy}`;
  }
  throw new Error('There is nothing wrong with it');
}

describe('parsing YAML by a schema', () => {
  it('gives the data with their defaults', () => {
    expect(parseYaml('name: x\nparts: [{kind: frame}]', 'f', schema)).toEqual({
      name: 'x',
      sizes: [],
      parts: [{ kind: 'frame' }],
    });
    expect(parseYaml('{"name": "json"}', 'f', schema).name).toBe('json');
  });

  it.each([
    ['name: x\nsize: [1]', 'bike.yaml:2:1: Unknown key "size". → Did you mean "sizes"?'],
    [
      'name: x\nparts:\n  - kind: frame\n    heigth: 3',
      'bike.yaml:4:5: Unknown key "heigth" in parts.0. → Did you mean "height"?',
    ],
    [
      'name: x\nparts:\n  - kind: frame\n    zzz: 3',
      'bike.yaml:4:5: Unknown key "zzz" in parts.0. → Known: height, kind.',
    ],
    [
      'name: x\nparts:\n  - {kind: weel}',
      'bike.yaml:3:12: "weel" in parts.0.kind is none of the values there are. → Did you mean "wheel"?',
    ],
    [
      'name: x\ncolour: blue',
      'bike.yaml:2:9: "blue" in colour is none of the values there are. → Known: green, red.',
    ],
    [
      'name: x\nparts:\n  - kind: wheel',
      'bike.yaml:3:5: The key "diameter" in parts.0 is missing. → Add it; the documentation lists what it takes.',
    ],
    [
      'sizes: []',
      'bike.yaml:1:1: The key "name" is missing. → Add it; the documentation lists what it takes.',
    ],
    [
      'name: x\nsizes:\n  - 1\n  - 3',
      'bike.yaml:4:5: Too big: expected number to be <=2 in sizes.1. → Change the value to what the message asks for.',
    ],
    [
      'name: 5',
      'bike.yaml:1:7: Invalid input: expected string, received number in name. → Change the value to what the message asks for.',
    ],
    [
      '',
      'bike.yaml:1:1: There is nothing in it. → Write keys with their values, as `name: …`, each on a line of its own.',
    ],
    [
      '- wheel',
      'bike.yaml:1:1: It does not consist of keys and values. → Write keys with their values, as `name: …`, each on a line of its own.',
    ],
    ['nmae: x', 'bike.yaml:1:1: Unknown key "nmae". → Did you mean "name"?'],
    [
      'name: x\nname: y',
      'bike.yaml:2:1: This is not valid YAML: Map keys must be unique → Mend the indentation or quoting at this place.',
    ],
    [
      'name: x\ncolour: *red',
      'bike.yaml:2:9: This YAML refers to a value that is not there. → Write the value out, or put it in quotes when it begins with *.',
    ],
  ])('says where %j is wrong, and what helps', (text, expected) => {
    expect(complaint(text)).toBe(expected);
  });

  it('does not unfold aliases without end', () => {
    const bomb = Array.from({ length: 12 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x]'
        : `a${i}: &a${i} [${Array(10)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    );
    expect(complaint(bomb.join('\n'))).toMatch(/: This YAML unfolds to too many values\./);
  });
});

it('finds the place of a value, or of what holds it', () => {
  const text = 'name: x\nparts:\n  - kind: frame\n';
  expect(locateInYaml(text, 'f', ['parts', 0])).toEqual({ file: 'f', line: 3, column: 5 });
  expect(locateInYaml(text, 'f', ['parts', 7])).toEqual({ file: 'f', line: 3, column: 3 });
  expect(locateInYaml(text, 'f', ['absent'])).toEqual({ file: 'f', line: 1, column: 1 });
});
