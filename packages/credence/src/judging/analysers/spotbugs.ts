import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { settingsOf } from '../runners/java.ts';
import { rootsOf } from '../runners/locate.ts';
import { parseOutput, type StaticAnalyser } from './analyser.ts';

/** SpotBugs reads classes: the code is compiled first, in the same sandbox. */
const script = `out=/box/out/classes && mkdir -p "$out" && javac="$1" && spotbugs="$2" && plugins="$3" && shift 3 &&
{ "$javac" -proc:none -nowarn -g -encoding UTF-8 -sourcepath /box/code -d "$out" "$@" 2>/tmp/said ||
  { grep -m 1 error: /tmp/said >&2; exit 1; }; } &&
exec "$spotbugs" -textui -quiet -effort:max -low -bugCategories SECURITY,MALICIOUS_CODE,CORRECTNESS $plugins -sarif:withMessages=/box/out/result.sarif "$out"`;

/** `-version` of SpotBugs 4.8 prints nothing. What its plugins are decides what it finds. */
const versionScript = `cd /tmp && "$1" -xf "$2" META-INF/MANIFEST.MF && shift 2 &&
echo "$(sed -n 's/^Bundle-Version: *\\([^[:space:]]*\\).*/\\1/p' META-INF/MANIFEST.MF)$*" | tr ' ' +`;

export const spotbugs: StaticAnalyser = {
  id: 'spotbugs',
  name: 'SpotBugs',
  languages: ['java'],
  takesRules: false,
  install:
    'unpack https://github.com/spotbugs/spotbugs/releases and put its bin folder on the PATH; find-sec-bugs goes into its plugin folder',
  async locate(find) {
    const [program, javac] = [await find('spotbugs'), await find('javac')];
    if (program === null) return { missing: 'SpotBugs is not installed' };
    if (javac === null) return { missing: 'SpotBugs needs a JDK, which is not installed' };
    const home = dirname(dirname(program));
    const jdk = dirname(dirname(javac));
    const plugins = (await readdir(join(home, 'plugin')).catch(() => []))
      .filter((name) => name.endsWith('.jar'))
      .map((name) => join(home, 'plugin', name));
    const env = { JAVA_HOME: jdk, JAVA_TOOL_OPTIONS: '-Xmx768m -XX:+UseSerialGC' };
    return {
      versionCommand: [
        ...[
          '/bin/sh',
          '-c',
          versionScript,
          'sh',
          join(jdk, 'bin/jar'),
          join(home, 'lib/spotbugs.jar'),
        ],
        ...plugins.map((plugin) => ` ${basename(plugin, '.jar')}`),
      ],
      roots: [...rootsOf(program), ...rootsOf(javac), ...(await settingsOf(jdk))],
      launch: ({ files }) => ({
        argv: [
          ...['/bin/sh', '-c', script, 'sh', javac, program],
          plugins.length > 0 ? `-pluginList ${plugins.join(':')}` : '',
          ...files,
        ],
        env,
        collect: 'out/result.sarif',
      }),
    };
  },
  sarif: (output) => parseOutput(output.collected, output),
};
