/** Downhill simplex of Nelder and Mead: the least of a smooth function of a few variables. */

type Point = readonly number[];

/** @returns the best point found after `steps` steps from `start`, the first simplex `spread` wide */
export function nelderMead(f: (x: Point) => number, start: Point, steps = 600, spread = 0.3): Point {
  const entry = (x: Point): { x: Point; value: number } => ({ x, value: f(x) });
  const simplex = [
    entry(start),
    ...start.map((_, i) => entry(start.map((v, j) => (i === j ? v + spread : v)))),
  ];
  const n = start.length;
  for (let step = 0; step < steps; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const worst = simplex[n]!;
    const centre = start.map((_, j) => simplex.slice(0, n).reduce((sum, { x }) => sum + x[j]!, 0) / n);
    const along = (by: number) => entry(centre.map((c, j) => c + by * (worst.x[j]! - c)));
    const reflected = along(-1);
    if (reflected.value < simplex[0]!.value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[n - 1]!.value) simplex[n] = reflected;
    else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) simplex[n] = contracted;
      else {
        const best = simplex[0]!.x;
        for (let i = 1; i <= n; i++) {
          simplex[i] = entry(simplex[i]!.x.map((v, j) => best[j]! + 0.5 * (v - best[j]!)));
        }
      }
    }
  }
  return simplex.sort((a, b) => a.value - b.value)[0]!.x;
}
