import { join } from 'node:path';
import { contentHash } from '../../core/keys.ts';
import type { Build } from '../oracle/protocol.ts';
import { askGo, prepareGo } from './go-standard-library.ts';
import { findExecutable, readShim } from './locate.ts';
import { onOwnDescriptors } from './own-descriptors.ts';
import { notInImages, prepared } from './prepared.ts';
import type { LanguageRunner } from './runner.ts';

const compile = '"$tools/compile" -complete -pack -c=2 -dwarf=false -trimpath /box';
const link = '"$tools/link" -s -w -importcfg /tmp/link.cfg -o out/program /tmp/main.a';

/** `go build` would look for modules, and at all the standard library, before it compiles. */
const buildWithDriver = `set -e
tools=$1 ready=$2
shift 2
${compile} -p solution -importcfg "$ready/compile.cfg" -o /tmp/solution.a "$@"
for list in compile link; do
  cp "$ready/$list.cfg" /tmp
  echo packagefile solution=/tmp/solution.a >> /tmp/$list.cfg
done
${compile} -p main -importcfg /tmp/compile.cfg -o /tmp/main.a driver.go credence-main.go
${link}`;

const buildProgram = `set -e
tools=$1 ready=$2
shift 2
cp "$ready/link.cfg" /tmp
${compile} -p main -importcfg "$ready/compile.cfg" -o /tmp/main.a "$@"
${link}`;

export const go: LanguageRunner = {
  language: 'go',
  async locate(find = findExecutable, ask) {
    const executable = await find('go');
    if (!executable) {
      return { missing: 'Go is not installed: apt-get install golang-go, or see go.dev/dl' };
    }
    if (ask) return { missing: notInImages('Go') };
    const toolchain = await askGo(executable);
    const { root, tools, version } = toolchain;
    const key = contentHash([root, version, await readShim('go/serve.go')].join('\n'));
    const ready = await prepared(`go-${key}`, (fresh, folder) =>
      prepareGo(toolchain, fresh, folder),
    );
    const step = (script: string) => ({
      argv: ['/bin/sh', '-c', script, 'sh', tools, ready, '@sources'],
      driverPath: 'driver.go',
    });
    const shim: Build = {
      needsDriver: 'this task needs a driver.go: functions of Go cannot be looked up by name',
      harness: null,
      answer: {
        ...step(buildWithDriver),
        inputs: ['fixtures', 'answer', 'driver'],
        files: { 'credence-main.go': await readShim('go/main.go') },
      },
    };
    const program: Build = {
      harness: null,
      answer: { ...step(buildProgram), inputs: ['fixtures', 'answer'], files: {} },
    };
    // `compile version go1.26.8`
    const says = 'said=$("$0" -V) && echo "$said" | cut -d " " -f 3 | cut -c 3-';
    return {
      name: 'go',
      versionCommand: ['/bin/sh', '-c', says, join(tools, 'compile')],
      roots: [...(root.startsWith('/usr/') ? [] : [root]), ready],
      invocation: {
        shim: onOwnDescriptors(['@built/program']),
        program: ['@built/program'],
        // The runtime reserves more addresses than it uses; the watchdog holds what is used.
        addressSpaceMb: null,
        processes: 64,
        build: { shim, program },
      },
    };
  },
};
