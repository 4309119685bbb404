/** A line that imports; what it names are modules or, after `from`, one module. */
const importLine = /^[ \t]*(?:import[ \t]+([^#\n]+)|from[ \t]+([\w.]+)[ \t]+import\b)/gm;

/** Modules are imported ahead from the second verdict on that asks for them. */
const askedAtLeast = 2;

/** The modules that Python code names in its imports. */
export function importedBy(code: string): readonly string[] {
  return [...code.matchAll(importLine)].flatMap(([, list = '', from]) =>
    from ? [from] : list.split(',').map((item) => item.trim().split(/\s/)[0] ?? ''),
  );
}

/**
 * Learns from verdict to verdict what is worth importing ahead: every module that is makes each
 * fork dearer. Code chooses among modules that we know, and can name no other.
 */
export class WantedModules {
  readonly #known: readonly string[];
  readonly #asked = new Map<string, number>();

  /** @param known those that may be imported ahead */
  constructor(known: readonly string[]) {
    this.#known = known;
  }

  add(sources: readonly string[]): void {
    const named = sources.flatMap(importedBy);
    for (const module of this.#known) {
      // `from xml.etree import ElementTree` names the package only.
      const isNamed = named.some(
        (name) => `${name}.`.startsWith(`${module}.`) || module.startsWith(`${name}.`),
      );
      if (isNamed) this.#asked.set(module, (this.#asked.get(module) ?? 0) + 1);
    }
  }

  get list(): readonly string[] {
    return this.#known.filter((module) => (this.#asked.get(module) ?? 0) >= askedAtLeast);
  }
}
