import type { TaskNeed } from '../../core/task.ts';

/** A Python package that tasks of SALLM name in their requirements. */
interface Package {
  /** Modules that it brings, those of its own dependencies with them. */
  readonly modules: readonly string[];
  /** What is looked for to see whether it is there. */
  readonly module: string;
  readonly debian: string;
}

const packages: Readonly<Record<string, Package>> = {
  Flask: {
    modules: ['flask', 'werkzeug', 'jinja2', 'markupsafe', 'itsdangerous', 'click', 'blinker'],
    module: 'flask',
    debian: 'python3-flask',
  },
  'Flask-SQLAlchemy': {
    modules: ['flask_sqlalchemy', 'sqlalchemy', 'greenlet', 'typing_extensions'],
    module: 'flask_sqlalchemy',
    debian: 'python3-flask-sqlalchemy',
  },
  pycryptodome: {
    modules: ['Crypto', 'Cryptodome'],
    module: 'Crypto',
    debian: 'python3-pycryptodome',
  },
  lxml: { modules: ['lxml'], module: 'lxml', debian: 'python3-lxml' },
  PyJWT: { modules: ['jwt'], module: 'jwt', debian: 'python3-jwt' },
  requests: {
    modules: ['requests', 'urllib3', 'idna', 'charset_normalizer', 'chardet', 'certifi'],
    module: 'requests',
    debian: 'python3-requests',
  },
  paramiko: {
    modules: ['paramiko', 'bcrypt', 'cryptography', 'nacl', 'cffi', '_cffi_backend', 'pycparser'],
    module: 'paramiko',
    debian: 'python3-paramiko',
  },
  Django: {
    modules: ['django', 'asgiref', 'sqlparse'],
    module: 'django',
    debian: 'python3-django',
  },
};

/** What the image of the published runs has whatever a task requires. */
const inImage = ['pip', 'setuptools', 'pkg_resources', '_distutils_hack', 'wheel'];

/** The packages that a `requirements.txt` names. */
export const requiredBy = (requirements: string): readonly string[] =>
  [...requirements.matchAll(/^\s*([A-Za-z][\w-]*)/gm)].map(([, name = '']) => name);

/** Modules that code can import where exactly these packages are installed. */
export const modulesOf = (required: readonly string[]): readonly string[] => [
  ...inImage,
  ...required.flatMap((name) => packages[name]?.modules ?? [name]),
];

/** Packages whose modules a test file imports, whether or not its requirements name them. */
export const importedPackages = (tests: string): readonly string[] => {
  const imported = [...tests.matchAll(/^\s*(?:import|from)\s+([A-Za-z_]\w*)/gm)].map(
    ([, name = '']) => name,
  );
  return Object.entries(packages).flatMap(([name, { modules }]) =>
    imported.some((module) => modules.includes(module)) ? [name] : [],
  );
};

/** Looks for a module without importing it, which can take long. Debian renames pycryptodome's. */
const probeOf = (module: string) =>
  `from importlib.util import find_spec as f; import sys; sys.exit(not (f('${module}')${
    module === 'Crypto' ? " or f('Cryptodome')" : ''
  }))`;

/** @returns what is probed before the task is judged */
export const needsOf = (names: readonly string[]): readonly TaskNeed[] =>
  [...new Set(names)].sort().map((name) => {
    const known = packages[name];
    return {
      name: `the Python package ${name}`,
      probe: ['@toolchain', '-I', '-c', probeOf(known?.module ?? name.replaceAll('-', '_'))],
      remedy: known
        ? `apt-get install ${known.debian}, or pip install ${name} for the Python that judges`
        : `pip install ${name} for the Python that judges`,
    };
  });
