import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaint } from '../support/complaint.ts';
import { temporaryFolder } from '../support/study-folder.ts';

describe('a configuration', () => {
  const good = `name: A study
models:
  - id: tiny
    provider: openai-compatible
    baseUrl: http://127.0.0.1:9/v1
    model: tiny-1
`;
  const complaintAbout = (text: string, args: readonly string[] = []) => {
    const folder = temporaryFolder();
    const file = join(folder, 'study.yaml');
    writeFileSync(file, text);
    return complaint(folder, file, args);
  };

  it('with an unknown key', async () => {
    expect(await complaintAbout(`${good}temperature: [0]\n`)).toMatchInlineSnapshot(`
      "<folder>/study.yaml:7:1: Unknown key "temperature".
        → Did you mean "temperatures"?
      "
    `);
  });

  it('with a value of a wrong type', async () => {
    expect(await complaintAbout(`${good}samples: many\n`)).toMatchInlineSnapshot(`
      "<folder>/study.yaml:7:10: Invalid input: expected number, received string in samples.
        → Change the value to what the message asks for.
      "
    `);
  });

  it('with an unknown provider, benchmark or method', async () => {
    expect(
      await complaintAbout(good.replace('openai-compatible', 'openai')),
    ).toMatchInlineSnapshot(`
      "<folder>/study.yaml:4:15: "openai" in models.0.provider is none of the values there are.
        → Known: anthropic, gemini, local, openai-compatible, replay.
      "
    `);
    expect(await complaintAbout(`${good}benchmarks: [selfcontained]\n`)).toMatchInlineSnapshot(`
      "<folder>/study.yaml:7:14: "selfcontained" in benchmarks.0 is none of the values there are.
        → Did you mean "self-contained"?
      "
    `);
    expect(
      await complaintAbout(`${good}confidence:\n  - verbalized\n  - ptrue\n`),
    ).toMatchInlineSnapshot(`
      "<folder>/study.yaml:9:5: "ptrue" in confidence.1 is none of the values there are.
        → Did you mean "p-true"?
      "
    `);
  });

  it('that asks for what there is not', async () => {
    expect(
      await complaintAbout(`${good}confidence: [verbalized, p-true]\n`),
    ).toMatchInlineSnapshot(`
      "<folder>/study.yaml:3:5: tiny cannot be asked by p-true: p-true reads log-probabilities, and model tiny gives none.
        → Leave the method or the model out of the study, or set \`unsupported: skip\` to leave out the one for the other.
      "
    `);
    expect(await complaintAbout(`${good}tasks: ['*/rust/*']\n`)).toMatchInlineSnapshot(`
      "<folder>/study.yaml:7:8: No task matches the languages and patterns of the study.
        → \`credence tasks\` lists the tasks there are.
      "
    `);
  });

  it('that is not YAML', async () => {
    expect(await complaintAbout(`${good}tasks: [a, b\n`)).toMatchInlineSnapshot(`
      "<folder>/study.yaml:8:1: This is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]
        → Mend the indentation or quoting at this place.
      "
    `);
  });

  it('that cannot be read', async () => {
    const folder = temporaryFolder();
    expect(await complaint(folder, join(folder, 'absent.yaml'))).toMatchInlineSnapshot(`
      "<folder>/absent.yaml: The study cannot be read: no such file or folder.
        → Name a study file, as \`credence run studies/quickstart.yaml\`.
      "
    `);
  });

  it('with a secret in it', async () => {
    const text = good.replace('http://', 'http://user:pass@');
    expect(await complaintAbout(text)).toMatchInlineSnapshot(`
      "<folder>/study.yaml:5:14: An address is kept: it must hold no password in models.0.baseUrl.
        → Change the value to what the message asks for.
      "
    `);
  });

  it('whose key is not there', async () => {
    const text = good.replace('    model:', '    apiKeyEnv: NO_SUCH_KEY\n    model:');
    expect(await complaintAbout(text)).toMatchInlineSnapshot(`
      "<folder>/study.yaml:3:5: Model tiny needs a key, and NO_SUCH_KEY is not set
        → Put the key into the environment variable NO_SUCH_KEY.
      "
    `);
  });

  it('whose flags are wrong', async () => {
    expect(await complaintAbout(good, ['--samples', 'x'])).toMatchInlineSnapshot(`
      "--samples takes a number, not "x".
        → Give a number, as 0.8 or 12.
      "
    `);
    expect(await complaintAbout(good, ['--languages', 'go,pyton'])).toMatchInlineSnapshot(`
      "--languages: "pyton" is none of the values there are.
        → Did you mean "python"?
      "
    `);
  });

  it('whose recordings are missing', async () => {
    const replay = (recording: string) =>
      `name: A study\nmodels:\n  - id: tiny\n    provider: replay\n    recording: ${recording}\n`;
    expect(await complaintAbout(replay('nowhere'))).toMatchInlineSnapshot(`
      "<folder>/nowhere/provenance.json: <folder>/nowhere holds no recordings
        → Name a folder with a provenance.json.
      "
    `);
  });
});
