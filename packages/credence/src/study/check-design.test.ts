import { expect, it } from 'vitest';
import { makeTask } from '../../test/support/observations.ts';
import { InputError } from '../core/errors.ts';
import { checkDesign } from './check-design.ts';
import { studyConfigSchema } from './config.ts';

const model = (id: string) => ({ id, provider: 'replay', recording: '.' });
const sound = {
  name: 'x',
  models: [model('one'), model('two')],
  temperatures: [0, 0.8],
  samples: 2,
  confidence: ['verbalized', 'critic', 'consistency-syntax'],
  critic: 'two',
};

function check(changes: object, task = makeTask('a')): void {
  const config = studyConfigSchema.parse({ ...sound, ...changes });
  checkDesign(config, [task], (...path) => ({ file: path.join('.') }));
}

it('takes a design that can be', () => {
  expect(() => check({})).not.toThrow();
  expect(() => check({ confidence: ['verbalized'], critic: undefined })).not.toThrow();
});

it.each<[string, object, string, string]>([
  ['no critic', { critic: undefined }, 'no-critic', 'confidence'],
  ['a critic of another study', { critic: 'three' }, 'no-critic', 'critic'],
  ['one model to judge itself', { models: [model('two')] }, 'no-critic', 'critic'],
  ['single answers', { samples: 1 }, 'no-siblings', 'confidence'],
  ['no draws', { temperatures: [0] }, 'no-siblings', 'confidence'],
  ['a hint that nobody wrote', { prompting: ['plain', 'hinted'] }, 'unmet-prompting', 'prompting'],
])('refuses %s', (_, changes, code, place) => {
  try {
    check(changes);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code, location: { file: place } });
    expect((error as InputError).remedy).toBeTruthy();
    return;
  }
  throw new Error('it was taken');
});
