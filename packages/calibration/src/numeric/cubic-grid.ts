/**
 * Splits a mass over the four grid points around it, so that the sum of any cubic polynomial over the
 * grid is the one over the masses (Lagrange's interpolation, turned round). Other smooth functions
 * change by `(3 / 128) h^4 f''''` at most, h being the step of the grid.
 * @param grid entry j belongs to the grid point j - 1.
 * @param x in steps of the grid, from 0 to `grid.length - 3`.
 */
export const addToGrid = (grid: Float64Array, x: number, mass: number): void => {
  const j = Math.min(x | 0, grid.length - 4);
  const u = x - j;
  const inner = mass * (u - 1) * (u / 2 - 1);
  const outer = mass * u * (u / 2 + 0.5);
  grid[j]! -= inner * u * (1 / 3);
  grid[j + 1]! += inner * (u + 1);
  grid[j + 2]! += outer * (2 - u);
  grid[j + 3]! += outer * (u - 1) * (1 / 3);
};
