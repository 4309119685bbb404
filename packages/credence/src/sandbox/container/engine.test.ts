import { describe, expect, it } from 'vitest';
import { imageDigest, infos, withEngine } from '../../../test/sandbox/stand-in-engine.ts';
import { NoSandboxError } from '../../core/errors.ts';
import { probeSandboxes } from '../find.ts';
import { ContainerSandbox } from './container.ts';
import { type EngineId, findEngine } from './engine.ts';

const refusal = (use: () => unknown): { message: string; remedy: string | undefined } => {
  try {
    use();
  } catch (error) {
    expect(error).toBeInstanceOf(NoSandboxError);
    const { message, remedy } = error as NoSandboxError;
    return { message, remedy };
  }
  throw new Error('It was not refused');
};

describe('an engine that answers', () => {
  it.each([
    ['docker', '28.2.2', false],
    ['podman', '4.3.1', true],
  ] as const)('%s is asked for what it is', async (id, version, rootless) => {
    await withEngine(id, {}, (calls) => {
      const engine = findEngine(id);
      expect(engine.info).toMatchObject({
        version,
        rootless,
        operatingSystem: 'linux',
        missingLimits: [],
      });
      const format = id === 'docker' ? '{{json .}}' : 'json';
      expect(calls().map(({ client, args }) => [client, ...args])).toEqual([
        [id, 'info', '--format', format],
      ]);
    });
  });

  it('is known by what it says, also under the other’s name', async () => {
    await withEngine('docker', { info: infos.podman }, () => {
      expect(findEngine('docker').info).toMatchObject({ version: '4.3.1', rootless: true });
    });
  });

  it('is told nothing of our environment but where it is', async () => {
    process.env.CREDENCE_TEST_KEY = 'secret';
    process.env.HTTPS_PROXY = 'http://user:password@proxy';
    await withEngine('docker', {}, (calls) => {
      findEngine('docker');
      expect(calls()[0]?.environment).toContain('PATH');
      expect(calls()[0]?.environment).not.toContain('CREDENCE_TEST_KEY');
      expect(calls()[0]?.environment).not.toContain('HTTPS_PROXY');
    });
    delete process.env.CREDENCE_TEST_KEY;
    delete process.env.HTTPS_PROXY;
  });

  it('stamps its version, its rights, the image and what holds the memory', async () => {
    await withEngine('podman', {}, () => {
      expect(ContainerSandbox.find('podman').stamp).toMatchObject({
        backend: 'podman',
        memoryHeldBy: 'cgroup',
        versions: { podman: '4.3.1', rights: 'rootless', image: imageDigest, kernel: '6.1.0' },
      });
    });
  });
});

it('makes other verdicts of another image, and of another engine', async () => {
  const profileOf = (id: EngineId, digest: string) =>
    withEngine(
      id,
      { image: [{ Id: digest, Os: 'linux', Config: {} }] },
      () => ContainerSandbox.find(id).stamp.profile,
    );
  const other = `sha256:${'cd'.repeat(32)}`;
  const profile = await profileOf('docker', imageDigest);
  expect(await profileOf('docker', imageDigest)).toBe(profile);
  expect(await profileOf('docker', other)).not.toBe(profile);
  expect(await profileOf('podman', imageDigest)).not.toBe(profile);
});

describe('an engine that cannot serve', () => {
  it.each([
    [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      'Start Docker',
    ],
    [
      'permission denied while trying to connect to the Docker daemon socket',
      'Use rootless Docker',
    ],
    ['error during connect: strange', 'Make `docker info` work.'],
  ])('is refused in its own words: %s', async (said, remedy) => {
    await withEngine('docker', { info: said }, () => {
      const refused = refusal(() => findEngine('docker'));
      expect(refused.message).toBe(`docker does not answer: ${said}`);
      expect(refused.remedy).toContain(remedy);
    });
  });

  it.each([
    ['cannot hold memory', { ...infos.docker, MemoryLimit: false }, 'cannot limit memory here'],
    [
      'runs Windows',
      { ...infos.docker, OSType: 'windows' },
      'runs containers of windows, not Linux',
    ],
    ['is on another machine', { ...infos.docker, Architecture: 'riscv64' }, 'runs on riscv64'],
    ['says something else', { hello: 'world' }, 'says nothing that is understood'],
  ])('is refused when it %s', async (_, info, message) => {
    await withEngine('docker', { info }, () => {
      expect(refusal(() => findEngine('docker')).message).toContain(message);
    });
  });

  it('is refused when its controllers were not delegated', async () => {
    const info = { ...infos.podman, host: { ...infos.podman.host, cgroupControllers: ['memory'] } };
    await withEngine('podman', { info }, () => {
      const { message, remedy } = refusal(() => findEngine('podman'));
      expect(message).toBe('podman cannot limit processes, CPU here');
      expect(remedy).toContain('delegate');
    });
  });

  it('is refused without the image, with the command that builds it', async () => {
    await withEngine('docker', { image: 'Error: No such image: credence-sandbox:1' }, () => {
      const { message, remedy } = refusal(() => ContainerSandbox.find('docker'));
      expect(message).toContain('docker has no image credence-sandbox:1: Error: No such image');
      expect(remedy).toMatchInlineSnapshot(
        `"docker build --tag credence-sandbox:1 --file deploy/sandbox.Containerfile deploy"`,
      );
    });
  });

  it('is refused with an image that writes to the disk of the host', async () => {
    const image = [{ Id: imageDigest, Os: 'linux', Config: { Volumes: { '/data': {} } } }];
    await withEngine('docker', { image }, () => {
      expect(refusal(() => ContainerSandbox.find('docker')).message).toContain('volumes: /data');
    });
  });

  it('is reported with its reason when it makes no container', async () => {
    await withEngine(
      'docker',
      { create: 'Error response from daemon: no space left' },
      async () => {
        const create = () => ContainerSandbox.find('docker');
        const [report] = await probeSandboxes([{ id: 'docker', create }]);
        expect(report).toMatchObject({
          usable: false,
          problem: {
            cause: 'The sandbox did not start: Error response from daemon: no space left',
          },
        });
      },
    );
  });
});
