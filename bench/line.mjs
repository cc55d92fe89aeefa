/**
 * The straight line that fits the points best by least squares, and the share of the variance that it
 * explains: 1 when all points are on it.
 *
 * @type {(points: readonly (readonly [number, number])[]) => { slope: number, intercept: number, r2: number }}
 */
export function lineThrough(points) {
  const [meanX, meanY] = [0, 1].map((axis) => mean(points.map((point) => point[axis])));
  const sum = (term) => points.reduce((total, [x, y]) => total + term(x - meanX, y - meanY), 0);
  const [xx, xy, yy] = [sum((x) => x * x), sum((x, y) => x * y), sum((_, y) => y * y)];
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX, r2: (xy * xy) / (xx * yy) };
}

function mean(numbers) {
  return numbers.reduce((total, number) => total + number, 0) / numbers.length;
}
