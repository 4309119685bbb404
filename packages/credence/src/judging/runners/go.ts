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

/**
 * The packages of a project, each after those that it imports, under the names that its go.mod
 * gives them. Commands are left out: a program has one, and here that is the driver.
 */
const buildProject = `set -e
tools=$1 ready=$2
shift 2
cp "$ready/compile.cfg" "$ready/link.cfg" /tmp
module=$(sed -n 's/^module *//p' go.mod)
left=$(for file in "$@"; do dirname "$file"; done | sort -u | grep -v '^cmd\\(/\\|$\\)')
while [ -n "$left" ]; do
  later=
  for folder in $left; do
    files=$(for file in "$@"; do [ "$(dirname "$file")" != "$folder" ] || echo "$file"; done)
    wants=$(sed -n 's|^[^/"]*"\\('"$module"'[^"]*\\)".*|\\1|p' $files)
    for name in $wants; do
      grep -qF "packagefile $name=" /tmp/compile.cfg || { later="$later $folder"; continue 2; }
    done
    name=$module
    [ "$folder" = . ] || name=$module/$folder
    archive=/tmp/$(echo "$name" | tr / _).a
    ${compile} -p "$name" -importcfg /tmp/compile.cfg -o "$archive" $files
    for list in compile link; do echo "packagefile $name=$archive" >> /tmp/$list.cfg; done
  done
  [ "$(echo $later)" != "$(echo $left)" ] || { echo "cannot be imported by: $later" >&2; exit 1; }
  left=$later
done
${compile} -p main -importcfg /tmp/compile.cfg -o /tmp/main.a driver.go credence-main.go
${link}`;

const buildDriven = `if [ -f go.mod ]; then
${buildProject}
else
${buildWithDriver}
fi`;

const buildProgram = `set -e
tools=$1 ready=$2
shift 2
cp "$ready/link.cfg" /tmp
${compile} -p main -importcfg "$ready/compile.cfg" -o /tmp/main.a "$@"
${link}`;

export const go: LanguageRunner = {
  language: 'go',
  async locate({ find = findExecutable, ask, tell } = {}) {
    const executable = await find('go');
    if (!executable) {
      return { missing: 'Go is not installed: apt-get install golang-go, or see go.dev/dl' };
    }
    if (ask) return { missing: notInImages('Go') };
    const toolchain = await askGo(executable);
    const { root, tools, version } = toolchain;
    const key = contentHash([root, version, await readShim('go/serve.go')].join('\n'));
    const ready = await prepared(`go-${key}`, (fresh, folder) => {
      tell?.("compiling Go's standard library, once on this machine: half a minute or so");
      return prepareGo(toolchain, fresh, folder);
    });
    const step = (script: string) => ({
      argv: ['/bin/sh', '-c', script, 'sh', tools, ready, '@sources'],
      driverPath: 'driver.go',
    });
    const shim: Build = {
      needsDriver: 'this task needs a driver.go: functions of Go cannot be looked up by name',
      harness: null,
      answer: {
        ...step(buildDriven),
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
