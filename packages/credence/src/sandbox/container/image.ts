import { z } from 'zod';
import { NoSandboxError } from '../../core/errors.ts';
import type { Engine } from './engine.ts';
import { askEngine, EngineRefusal } from './engine-client.ts';

/** Built from `deploy/sandbox.Containerfile`; another by `CREDENCE_SANDBOX_IMAGE`. */
export const defaultImage = 'credence-sandbox:1';

export function chosenImage(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.CREDENCE_SANDBOX_IMAGE || defaultImage;
}

/** An image that is there, by what it holds and not by a name that may come to mean another. */
export interface Image {
  readonly name: string;
  /** `sha256:...` */
  readonly digest: string;
}

const inspected = z.tuple([
  z.object({
    Id: z.string().min(1),
    Os: z.string(),
    Config: z.object({ Volumes: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  }),
]);

/** Looks for our image in the engine's store; never fetches one. Throws `NoSandboxError`. */
export function findImage(engine: Engine, name: string): Image {
  const { image, volumes } = lookUp(engine, name);
  // They would be writable, without limit, on the disk of the host.
  if (volumes.length > 0) {
    throw new NoSandboxError(`the image ${name} declares volumes: ${volumes.join(', ')}`, {
      remedy: 'Build it without VOLUME.',
    });
  }
  return image;
}

/**
 * Looks for an image that others made, whose files are writable where it runs anyway; never fetches
 * one. Throws `NoSandboxError`.
 */
export const findTaskImage = (engine: Engine, name: string): Image => lookUp(engine, name).image;

function lookUp({ id, client }: Engine, name: string) {
  const parsed = inspected.safeParse(JSON.parse(inspect(id, client, name)));
  if (!parsed.success) throw new NoSandboxError(`${id} image inspect says nothing understood`);
  const [image] = parsed.data;
  const digest = image.Id.startsWith('sha256:') ? image.Id : `sha256:${image.Id}`;
  return { image: { name, digest }, volumes: Object.keys(image.Config?.Volumes ?? {}) };
}

function inspect(id: string, client: string, name: string): string {
  try {
    return askEngine(client, ['image', 'inspect', name]);
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    throw new NoSandboxError(`${id} has no image ${name}: ${error.message}`, {
      remedy:
        name === defaultImage
          ? `${id} build --tag ${defaultImage} --file deploy/sandbox.Containerfile deploy`
          : `${id} pull ${name}`,
      cause: error,
    });
  }
}
