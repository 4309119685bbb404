/**
 * Splits a mass over the four grid points around it, so that the sum of any cubic polynomial over the
 * grid is the one over the masses (Lagrange's interpolation, turned round). Other smooth functions
 * change by `(3 / 128) h^4 f''''` at most, h being the step of the grid.
 * @param from where the grid starts in the array; entry `from + j` belongs to the grid point j - 1.
 * @param x in steps of the grid, from 0 to `steps`.
 */
export const addToGrid = (
  grid: Float64Array,
  from: number,
  steps: number,
  x: number,
  mass: number,
): void => {
  const k = Math.min(x | 0, steps - 1);
  const u = x - k;
  const j = from + k;
  const inner = mass * (u - 1) * (u / 2 - 1);
  const outer = mass * u * (u / 2 + 0.5);
  grid[j]! -= inner * u * (1 / 3);
  grid[j + 1]! += inner * (u + 1);
  grid[j + 2]! += outer * (2 - u);
  grid[j + 3]! += outer * (u - 1) * (1 / 3);
};
