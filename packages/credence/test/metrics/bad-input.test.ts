import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { findTableReader } from '../../src/analysis/metrics/formats.ts';
import { metricsReport } from '../../src/analysis/metrics/metrics-report.ts';
import { describeError } from '../../src/cli/command-error.ts';
import { tableSource } from '../../src/cli/table-source.ts';
import { file, folder, metrics, withoutFolder } from './lab.ts';

type Columns = Readonly<Record<string, string>>;

/** What the command says of a table that it refuses; see below that it is this, and nothing else. */
async function refusal(path: string, columns: Columns = {}, ...by: readonly (readonly string[])[]) {
  const options = { columns, by, threshold: 0.8 };
  try {
    await metricsReport(await tableSource(path), findTableReader(path, undefined), options);
  } catch (error) {
    const { text, exitCode } = describeError(error);
    expect(exitCode).toBe(2);
    return `${withoutFolder(text)}\n`;
  }
  throw new Error(`${path} was accepted`);
}

/** What it says of each of some files. */
async function refusals(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const said: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    said.push(await refusal(file(name, content)));
  }
  return said.join('\n');
}

const csv = (...rows: readonly string[]) => `confidence,outcome\n${rows.join('\n')}\n`;

it('refuses what is no confidence, by line', async () => {
  expect(
    await refusals({
      'word.csv': csv('0.9,1', '', 'high,1'),
      'nan.csv': csv('0.9,1', 'NaN,1'),
      'negative.csv': csv('0.9,1', '0.8,0', '-0.1,1'),
      'large.csv': csv('95,1', '950,0'),
      'comma.csv': csv('"0,9",1'),
      'boolean.jsonl': '{"confidence": 0.5, "outcome": 1}\n{"confidence": true, "outcome": 1}\n',
    }),
  ).toMatchInlineSnapshot(`
    "word.csv:4: The confidence "high" is not a number.
      → Write a number from 0 to 1, and leave the field empty where it is missing.

    nan.csv:3: The confidence "NaN" is not a number.
      → Write a number from 0 to 1, and leave the field empty where it is missing.

    negative.csv:4: The confidence "-0.1" is outside [0,1].
      → Write a number from 0 to 1, and leave the field empty where it is missing.

    large.csv:3: The confidence "950" is outside [0,1].
      → Write a number from 0 to 1, and leave the field empty where it is missing.

    comma.csv:2: The confidence "0,9" is not a number.
      → Write a number from 0 to 1, and leave the field empty where it is missing.

    boolean.jsonl:2: The confidence true is not a number.
      → Write a number from 0 to 1, and leave the field empty where it is missing.
    "
  `);
});

it('refuses columns that are percentages only in part', async () => {
  expect(
    await refusals({
      'some.csv': csv('0.9,1', '0.8,0', '95,1'),
      'ones.csv': csv('1,1', '1,0', '0,0', '2,1'),
      'signs.csv': csv('95%,1', '80%,0', '0.9,1'),
      'late-sign.csv': csv('95,1', '80%,0'),
    }),
  ).toMatchInlineSnapshot(`
    "some.csv:4: The confidence "95" is outside [0,1], and "0.9" does not let the column be read as percentages.
      → Write the whole column as fractions (0.95), or all of it with percent signs (95%).

    ones.csv:5: The confidence "2" is outside [0,1], and "1" does not let the column be read as percentages.
      → Write the whole column as fractions (0.95), or all of it with percent signs (95%).

    signs.csv:4: The confidence "0.9" and the earlier "95%" differ in the percent sign.
      → Write the whole column with percent signs, or all of it without.

    late-sign.csv:3: The confidence "80%" and the earlier "95" differ in the percent sign.
      → Write the whole column with percent signs, or all of it without.
    "
  `);
});

it('refuses what is no outcome, weight or task, by line', async () => {
  expect(
    await refusals({
      'two.csv': csv('0.9,1', '0.9,2'),
      'yes.csv': csv('0.9,true', '0.9,yes'),
      'half.jsonl': '{"confidence": 0.5, "outcome": 0.5}',
      'weight.csv': 'confidence,outcome,weight\n0.9,1,1\n0.9,1,-1\n',
      'no-weight.csv': 'confidence,outcome,weight\n0.9,1,1\n0.9,1,\n',
      'no-task.csv': 'confidence,outcome,task\n0.9,1,a\n0.9,1,\n',
    }),
  ).toMatchInlineSnapshot(`
    "two.csv:3: The outcome "2" is neither 0 nor 1.
      → Write 1 or true for good, 0 or false for bad, and nothing for inconclusive.

    yes.csv:3: The outcome "yes" is neither 0 nor 1.
      → Write 1 or true for good, 0 or false for bad, and nothing for inconclusive.

    half.jsonl:1: The outcome 0.5 is neither 0 nor 1.
      → Write 1 or true for good, 0 or false for bad, and nothing for inconclusive.

    weight.csv:3: The weight "-1" is not a number of at least 0.
      → Write a number of at least 0 in every row.

    no-weight.csv:3: The weight is empty, though other rows have one.
      → Write a weight in every row, or in none.

    no-task.csv:3: The task is empty, though other rows have one.
      → Name the task in every row, or in none.
    "
  `);
});

it('says which columns there are', async () => {
  const path = file('columns.csv', 'confidnce,outcome,model\n0.9,1,a\n');
  const other = file('names.csv', 'confidence,outcome,model\n0.9,1,a\n');
  expect(
    [
      await refusal(path),
      await refusal(other, { outcome: 'secure' }),
      await refusal(other, { task: 'taks' }),
      await refusal(other, {}, ['modle']),
      await refusals({
        'semicolons.csv': 'confidence;outcome\n0,9;1\n',
        'twice.csv': 'confidence,outcome,confidence\n0.9,1,0.9\n',
        'keys.jsonl': '{"p": 0.9, "outcome": 1}\n',
        'empty.csv': '',
        'empty.jsonl': '\n',
      }),
    ].join('\n'),
  ).toMatchInlineSnapshot(`
    "columns.csv: There is no column "confidence".
      → Name the column with --confidence. Did you mean "confidnce"?

    names.csv: There is no column "secure".
      → Name the column with --outcome. Known: confidence, model, outcome.

    names.csv: There is no column "taks".
      → Name the column with --task. Known: confidence, model, outcome.

    names.csv: There is no column "modle".
      → Name the column with --by. Did you mean "model"?

    semicolons.csv: There is no column "confidence".
      → The columns seem to be separated by ";": separate them by commas.

    twice.csv:1: Two columns are named "confidence".
      → Give each column a name of its own.

    keys.jsonl: There is no column "confidence".
      → Name the column with --confidence. Known: outcome, p.

    empty.csv: The file is empty.
      → Its first line names the columns, as confidence,outcome.

    empty.jsonl: The file has no rows.
      → Give at least one row with a confidence and an outcome.
    "
  `);
});

it('says where a file is damaged', async () => {
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'confidence', data: [0.5, 1.5], type: 'DOUBLE' },
        { name: 'outcome', data: [1, 1], type: 'INT32' },
      ],
    }),
  );
  expect(
    await refusals({
      'unclosed.csv': csv('"0.\n9",1'.replace('0.\n9', '0.9\n'), '0.9,1', '0.8,"1', '0.7,0'),
      'stray.csv': csv('0.9,1', '0.8,"1"0'),
      'fields.csv': csv('0.9,1', '0.8,1,1', '0.7,0'),
      'broken.jsonl': '{"confidence": 0.5, "outcome": 1}\n\n{"confidence": 0.5',
      'list.jsonl': '[0.5, 1]\n',
      'range.parquet': bytes,
      'cut.parquet': bytes.slice(0, -6),
      'text.parquet': 'confidence,outcome\n',
    }),
  ).toMatchInlineSnapshot(`
    "unclosed.csv:5: A quote is opened here and never closed.
      → Close it; a quote inside a field is doubled.

    stray.csv:3: A quote is out of place.
      → Put quotes around the whole field, and double those inside.

    fields.csv:3: The row has 3 fields, but there are 2 columns.
      → Put quotes around fields that contain a comma.

    broken.jsonl:3: The line is not a JSON object.
      → Write one object a line, as {"confidence": 0.9, "outcome": 1}.

    list.jsonl:1: The line is not a JSON object.
      → Write one object a line, as {"confidence": 0.9, "outcome": 1}.

    range.parquet: Row 2: The confidence 1.5 is outside [0,1], and 0.5 does not let the column be read as percentages.
      → Write the whole column as fractions (0.95), or all of it with percent signs (95%).

    cut.parquet: This is not a Parquet file, or it is damaged.
      → Check the file, or say what it is with --format.

    text.parquet: This is not a Parquet file, or it is damaged.
      → Check the file, or say what it is with --format.
    "
  `);
});

it('refuses columns of too many values to break down by', async () => {
  const rows = Array.from({ length: 600 }, (_, i) => `0.5,1,${i},${i % 30},${i % 29}`);
  const path = file('many.csv', `confidence,outcome,id,a,b\n${rows.join('\n')}\n`);
  expect(
    [await refusal(path, {}, ['id']), await refusal(path, {}, ['a', 'b'])].join('\n'),
  ).toMatchInlineSnapshot(`
    "many.csv: The column "id" has more than 500 different values.
      → Break down by a column of few values.

    The columns a, b have 600 combinations of values.
      → Break down by columns that have at most 500.
    "
  `);
});

it('refuses what it cannot read, or not tell the format of', async () => {
  const known = file('table.txt', csv('0.9,1'));
  expect(
    [
      await refusal(known),
      await refusal('-'),
      await refusal('no-such-file.csv'),
      await refusal(folder),
    ].join('\n'),
  ).toMatchInlineSnapshot(`
    "The format of "table.txt" is not known.
      → Say it with --format: csv, jsonl, parquet.

    The format of the standard input is not known.
      → Say it with --format: csv, jsonl, parquet.

    no-such-file.csv: The file cannot be read: no such file or folder.
      → Name a file of confidences and outcomes, as \`credence metrics answers.csv\`.

    <folder>: The file cannot be read.
      → Name a file of confidences and outcomes, as \`credence metrics answers.csv\`.
    "
  `);
});

it('says this as a command, and nothing else', async () => {
  const good = file('good.csv', csv('0.9,1'));
  const bad = file('two.csv', csv('0.9,1', '0.9,2'));
  const said: string[] = [];
  for (const args of [
    [bad],
    [good, '--threshold', '80'],
    [good, '--by', 'a,,b'],
    [good, '--html', 'no/such/folder.html'],
  ]) {
    const { code, stdout, stderr } = await metrics(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    said.push(stderr);
  }
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "two.csv:3: The outcome "2" is neither 0 nor 1.
      → Write 1 or true for good, 0 or false for bad, and nothing for inconclusive.

    error: option '--threshold <confidence>' argument '80' is invalid. It takes a number from 0 to 1.
    (--help lists what there is)

    error: option '--by <columns>' argument 'a,,b' is invalid. It takes names of columns.
    (--help lists what there is)

    There is no column of tasks, so the intervals assume that all rows are independent. If a task has several answers they are too narrow: name its column with --task.
    no/such/folder.html: The page cannot be written: no such file or folder.
      → Name a file in a folder that exists and that you may write to.
    "
  `);
  expect(said[0]).toBe(await refusal(bad));
});

it('says it to machines, too', async () => {
  const { code, stdout } = await metrics(file('two.csv', csv('0.9,1', '0.9,2')), '--json');
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { code: 'invalid-outcome', location: { file: 'two.csv', line: 3 } },
  });
});
