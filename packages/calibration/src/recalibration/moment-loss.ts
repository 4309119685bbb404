import type { ConvexFunction } from '../numeric/newton.ts';

/** Columns of {@link MomentCells}: powers 0..4 of u, then the targets times 1 and u. */
export const MOMENTS = 7;

/**
 * Points put into cells of equal width along z, as moments about the centre of the cell:
 * row k holds `sum w u^j` for j = 0..4, then `sum t` and `sum t u`, with u in [-1, 1] across the cell.
 */
export interface MomentCells {
  /** Centre of cell 0. */
  readonly first: number;
  /** Half the width of a cell. */
  readonly half: number;
  readonly rows: Float64Array;
}

/** Relative error of the gradient of {@link momentLoss} at a slope: the first term left out. */
export const momentError = (half: number, slope: number): number => (slope * half) ** 4 / 192;

/**
 * The loss of points summed as moments, as a function of slope and offset: in each cell the sigmoid is
 * replaced by its Taylor polynomial of degree 3 about the centre, so that a pass over millions of
 * points becomes one over a few thousand cells, with an error far below the rounding of any use (see
 * {@link momentError}).
 */
export const momentLoss =
  ({ first, half, rows }: MomentCells): ConvexFunction =>
  ([slope, offset]) => {
    const a = slope! * half;
    const a2 = (a * a) / 2;
    const a3 = (a2 * a) / 3;
    const a4 = (a3 * a) / 4;
    let loss = 0;
    let gs = 0;
    let go = 0;
    let hss = 0;
    let hso = 0;
    let hoo = 0;
    for (let at = 0; at < rows.length; at += MOMENTS) {
      const m0 = rows[at]!;
      if (m0 === 0) continue;
      const m1 = rows[at + 1]!;
      const m2 = rows[at + 2]!;
      const m3 = rows[at + 3]!;
      const m4 = rows[at + 4]!;
      const t0 = rows[at + 5]!;
      const t1 = rows[at + 6]!;
      const c = first + (2 * half * at) / MOMENTS;
      const m = slope! * c + offset!;
      const e = Math.exp(-Math.abs(m));
      const small = e / (1 + e);
      // The sigmoid at the centre and its derivatives.
      const d0 = m >= 0 ? 1 - small : small;
      const d1 = small * (1 - small);
      const d2 = d1 * (1 - 2 * d0);
      const d3 = d1 * (1 - 6 * d1);
      const softplus = Math.max(m, 0) + Math.log1p(e);
      const r0 = m0 * d0 + a * m1 * d1 + a2 * m2 * d2 + a3 * m3 * d3 - t0;
      const r1 = m1 * d0 + a * m2 * d1 + a2 * m3 * d2 + a3 * m4 * d3 - t1;
      const h0 = m0 * d1 + a * m1 * d2 + a2 * m2 * d3;
      const h1 = m1 * d1 + a * m2 * d2 + a2 * m3 * d3;
      const h2 = m2 * d1 + a * m3 * d2 + a2 * m4 * d3;
      loss += m0 * softplus + a * m1 * d0 + a2 * m2 * d1 + a3 * m3 * d2 + a4 * m4 * d3;
      loss -= t0 * m + t1 * a;
      gs += c * r0 + half * r1;
      go += r0;
      hss += c * c * h0 + 2 * c * half * h1 + half * half * h2;
      hso += c * h0 + half * h1;
      hoo += h0;
    }
    return Float64Array.of(loss, gs, go, hss, hso, hoo);
  };
