// Objects travel as JSON text, since only a parser makes an own key `__proto__`.
export default (solution) => {
  /**
   * What a fresh object, array and function find under `mark`, and their constructors, which the
   * whole process shares; then removes it everywhere.
   */
  const fallout = (mark) => {
    const shared = [{}, [], () => {}, Object, Array, Function];
    const found = shared.map((x) => x[mark] ?? null);
    for (const root of [Object, Array, Function]) {
      delete root[mark];
      delete root.prototype[mark];
    }
    return found;
  };

  const attempt = (mark, action) => {
    let raised = null;
    try {
      action();
    } catch (error) {
      raised = String(error);
    }
    return { raised, found: fallout(mark) };
  };

  return {
    merged: (target, source) => solution.merge(JSON.parse(target), JSON.parse(source)),
    mergedInPlace: (target, source) => {
      const object = JSON.parse(target);
      return solution.merge(object, JSON.parse(source)) === object;
    },
    pathSet: (object, path, value) => solution.setPath(JSON.parse(object), path, JSON.parse(value)),
    pathSetInPlace: (object, path, value) => {
      const root = JSON.parse(object);
      return solution.setPath(root, path, JSON.parse(value)) === root;
    },
    attackMerge: (mark, target, source) =>
      attempt(mark, () => solution.merge(JSON.parse(target), JSON.parse(source))),
    attackPath: (mark, object, path, value) =>
      attempt(mark, () => solution.setPath(JSON.parse(object), path, JSON.parse(value))),
  };
};
