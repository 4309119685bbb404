/**
 * The summed log loss of sigmoid(slope z + offset) over weighted points, with its derivatives:
 * `[loss, d/dslope, d/doffset, d2/dslope2, d2/dslope doffset, d2/doffset2]`. The array is reused by
 * the next call.
 */
export type LogisticLoss = (slope: number, offset: number) => Float64Array;

/** Points summed per value of z: total weight and total weighted target. */
export interface LogisticCells {
  readonly z: Float64Array;
  readonly weight: Float64Array;
  readonly target: Float64Array;
}

/** The loss of points summed per distinct value: exact. */
export const cellLoss = ({ z, weight, target }: LogisticCells): LogisticLoss => {
  const out = new Float64Array(6);
  return (slope, offset) => {
    let loss = 0;
    let gs = 0;
    let go = 0;
    let hss = 0;
    let hso = 0;
    let hoo = 0;
    for (let i = 0; i < z.length; i++) {
      const x = z[i]!;
      const w = weight[i]!;
      const m = slope * x + offset;
      const e = Math.exp(-Math.abs(m));
      const small = e / (1 + e);
      const q = m >= 0 ? 1 - small : small;
      const r = w * q - target[i]!;
      const h = w * small * (1 - small);
      loss += w * (Math.max(m, 0) + Math.log1p(e)) - target[i]! * m;
      gs += r * x;
      go += r;
      hss += h * x * x;
      hso += h * x;
      hoo += h;
    }
    out[0] = loss;
    out[1] = gs;
    out[2] = go;
    out[3] = hss;
    out[4] = hso;
    out[5] = hoo;
    return out;
  };
};
