import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { makeProgram } from '../../src/cli/program.ts';

const deploy = fileURLToPath(new URL('../../../../deploy/', import.meta.url));
const read = (name: string) => readFileSync(join(deploy, name), 'utf8');

const environment = z.record(z.string(), z.string());

/** What of the Compose specification these files use; a misspelt key is refused. */
const composeSchema = z.strictObject({
  name: z.string(),
  'x-credence': z.unknown(),
  services: z.record(
    z.string(),
    z.strictObject({
      image: z.string(),
      build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
      environment: environment.optional(),
      volumes: z.array(z.string().regex(/^[\w./-]+:[\w./-]+(:ro)?$/)).optional(),
      command: z.array(z.string()).optional(),
      profiles: z.array(z.string()).optional(),
      network_mode: z.enum(['host']).optional(),
      // On the loopback of the host, and nowhere else.
      ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
      depends_on: z
        .union([
          z.array(z.string()),
          z.record(z.string(), z.strictObject({ condition: z.enum(['service_healthy']) })),
        ])
        .optional(),
      healthcheck: z
        .strictObject({
          test: z.array(z.string()),
          interval: z.string(),
          timeout: z.string(),
          retries: z.number(),
        })
        .optional(),
      security_opt: z.array(z.string()).optional(),
      stop_grace_period: z.string().optional(),
      restart: z.enum(['unless-stopped']).optional(),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
});

/** The command is there, and has all options of the line. */
async function expectKnown(words: readonly string[]): Promise<void> {
  const program = await makeProgram(words[0]);
  let command = program.commands.find((one) => one.name() === words[0]);
  expect(command?.name()).toBe(words[0]);
  const inner = command?.commands.find((one) => one.name() === words[1]);
  command = inner ?? command;
  const known = command?.options.map(({ long }) => long) ?? [];
  expect(known).toEqual(expect.arrayContaining(words.filter((word) => word.startsWith('--'))));
}

describe('the Compose file', () => {
  const compose = composeSchema.parse(parse(read('docker-compose.yml'), { merge: true }));

  it('has a database, workers and a page, whose commands there are', async () => {
    const { services } = compose;
    expect(Object.keys(services)).toEqual(['database', 'worker', 'planner', 'view']);
    for (const service of [services.worker, services.planner, services.view]) {
      await expectKnown(service?.command ?? []);
    }
    for (const service of [services.worker, services.planner]) {
      expect(service?.environment?.CREDENCE_DB).toBe('postgres://credence@database:5432/credence');
    }
    // On the host's network names of services are unknown: it takes the port that the host has.
    const port = services.database?.ports?.[0]?.split(':')[1];
    expect(services.view).toMatchObject({
      network_mode: 'host',
      environment: { CREDENCE_DB: `postgres://credence@127.0.0.1:${port}/credence` },
    });
  });

  it('gives judging what it needs, and no more: neither privileges nor the engine’s socket', () => {
    expect(compose.services.worker?.security_opt).toEqual([
      'seccomp:unconfined',
      'apparmor:unconfined',
      'systempaths=unconfined',
    ]);
    expect(read('docker-compose.yml')).not.toMatch(/privileged|cap_add|docker\.sock/);
  });

  it('has no secret in it: passwords and keys come from the environment', () => {
    const secrets = Object.values(compose.services).flatMap(({ environment: all = {} }) =>
      Object.entries(all).filter(([name]) => /PASSWORD|KEY/.test(name)),
    );
    expect(secrets.length).toBeGreaterThan(5);
    for (const [name, value] of secrets)
      expect([name, value]).toEqual([name, expect.stringMatching(/^\$\{[A-Z_]+:[-?].*\}$/)]);
  });
});

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: {
    readonly selector?: { readonly matchLabels: Record<string, string> };
    readonly podSelector?: { readonly matchLabels: Record<string, string> };
    readonly template?: {
      readonly metadata: { readonly labels: Record<string, string> };
      readonly spec: {
        readonly hostUsers: boolean;
        readonly containers: readonly {
          readonly args: readonly string[];
          readonly env: readonly { readonly valueFrom?: { readonly secretKeyRef: object } }[];
          readonly securityContext: Readonly<Record<string, unknown>>;
        }[];
      };
    };
  };
}

describe('the Kubernetes manifest', () => {
  const documents = parseAllDocuments(read('kubernetes.yaml')).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Manifest;
  });
  const [deployment, policy] = documents;

  it('is a deployment that its selectors find, and a policy for it', () => {
    expect(documents.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      'apps/v1 Deployment',
      'networking.k8s.io/v1 NetworkPolicy',
    ]);
    const labels = deployment?.spec.template?.metadata.labels;
    expect(deployment?.spec.selector?.matchLabels).toEqual(labels);
    expect(policy?.spec.podSelector?.matchLabels).toEqual(labels);
  });

  it('spells out what the sandbox needs, without root, capabilities or the host’s users', async () => {
    const pod = deployment?.spec.template?.spec;
    const [container] = pod?.containers ?? [];
    expect(pod?.hostUsers).toBe(false);
    expect(container?.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 10_001,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'Unconfined' },
      procMount: 'Unmasked',
    });
    await expectKnown(container?.args ?? []);
    for (const variable of container?.env ?? []) expect(variable.valueFrom).toBeDefined();
  });
});

describe('the image', () => {
  it('brings what the languages need, and runs as an ordinary user', () => {
    const text = read('Containerfile');
    for (const wanted of [
      'bubblewrap',
      'python3',
      'php-cli',
      'gcc',
      'g++',
      'default-jdk-headless',
      'golang-go',
    ]) {
      expect(text).toMatch(new RegExp(`^\\s+.*\\b${wanted.replaceAll('+', '\\+')}`, 'm'));
    }
    expect(text).toMatch(/^USER credence$/m);
  });
});
