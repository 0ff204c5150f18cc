/**
 * Monthly use of known homes relative to their own mean, January first, and how their hours lie: made by
 * src/accuracy/fit-homes.ts from open half-hourly and hourly data: Smart Grid Smart City trial and Ausgrid solar homes (New South
 * Wales), EPRI zero-net-energy homes as in CityLearn (Fontana, California). Only these figures are kept, no readings.
 */
export interface KnownHome {
  readonly id: string;
  /** Country and state: `AU-NSW`. */
  readonly region: string;
  /** Mean day-night contrast (hours-clue.ts) of its warm and cold months. */
  readonly warmContrast: number | null;
  readonly coldContrast: number | null;
  readonly shape: readonly number[];
}

/* oxlint-disable oxc/approx-constant -- shares of a year, not logarithms */
// prettier-ignore
export const KNOWN_HOMES: readonly KnownHome[] = [
  { id: 'ausgrid-12', region: 'AU-NSW', warmContrast: 0.451, coldContrast: 0.461, shape: [1.146, 1.093, 1.088, 1.088, 0.976, 0.966, 0.676, 0.809, 0.96, 1.049, 1.122, 1.027] },
  { id: 'sgsc-8143537', region: 'AU-NSW', warmContrast: 0.434, coldContrast: 0.439, shape: [1.062, 1.02, 0.943, 1.007, 1.147, 1.088, 0.734, 0.876, 0.989, 0.976, 1.048, 1.111] },
  { id: 'sgsc-8145435', region: 'AU-NSW', warmContrast: 0.351, coldContrast: 0.463, shape: [1.426, 1.071, 1.007, 0.739, 0.757, 1.131, 1.215, 0.844, 0.815, 0.88, 0.908, 1.207] },
  { id: 'sgsc-8145987', region: 'AU-NSW', warmContrast: 0.577, coldContrast: 0.633, shape: [1.415, 1.034, 0.934, 0.811, 0.858, 0.911, 0.86, 0.827, 0.985, 1.141, 0.892, 1.332] },
  { id: 'sgsc-8145997', region: 'AU-NSW', warmContrast: 0.411, coldContrast: 0.425, shape: [1.215, 1.05, 1.059, 0.978, 0.954, 0.982, 0.946, 0.945, 0.946, 0.951, 0.92, 1.054] },
  { id: 'sgsc-8146001', region: 'AU-NSW', warmContrast: 0.389, coldContrast: 0.456, shape: [1.375, 1.064, 1.091, 0.92, 0.953, 1.107, 0.934, 0.803, 0.828, 0.741, 0.848, 1.337] },
  { id: 'sgsc-10006414g', region: 'AU-NSW', warmContrast: 0.382, coldContrast: 0.289, shape: [0.829, 0.769, 0.79, 0.914, 0.896, 1.745, 1.591, 1.192, 0.956, 0.826, 0.759, 0.733] },
  { id: 'sgsc-10006486g', region: 'AU-NSW', warmContrast: 0.375, coldContrast: 0.394, shape: [0.789, 1.082, 1.7, 0.859, 1.007, 1.113, 1.192, 0.739, 0.749, 1.018, 0.902, 0.849] },
  { id: 'sgsc-10006704g', region: 'AU-NSW', warmContrast: 0.329, coldContrast: 0.384, shape: [0.52, 0.649, 0.899, 1.104, 1.268, 1.475, 1.586, 1.488, 1.419, 0.714, 0.524, 0.355] },
  { id: 'sgsc-10017554g', region: 'AU-NSW', warmContrast: 0.418, coldContrast: 0.539, shape: [1.013, 0.978, 0.949, 0.807, 1.092, 1.459, 0.984, 0.968, 0.881, 0.937, 0.933, 0.997] },
  { id: 'sgsc-10017562g', region: 'AU-NSW', warmContrast: 0.328, coldContrast: 0.313, shape: [0.914, 0.876, 0.892, 0.797, 1.28, 1.264, 1.102, 1.115, 0.924, 0.913, 0.972, 0.95] },
  { id: 'sgsc-10017936g', region: 'AU-NSW', warmContrast: 0.281, coldContrast: 0.165, shape: [0.44, 0.449, 0.476, 0.841, 1.48, 2, 1.829, 1.717, 0.993, 0.689, 0.616, 0.471] },
  { id: 'sgsc-10017994g', region: 'AU-NSW', warmContrast: 0.325, coldContrast: 0.420, shape: [0.905, 0.413, 0.053, 1.007, 0.41, 1.254, 1.965, 1.18, 1.385, 1.201, 1.293, 0.933] },
  { id: 'zne-H1', region: 'US-CA', warmContrast: 0.388, coldContrast: 0.373, shape: [0.992, 0.909, 0.819, 0.76, 0.902, 1.075, 1.249, 1.342, 1.179, 0.957, 0.895, 0.921] },
  { id: 'zne-H10', region: 'US-CA', warmContrast: 0.454, coldContrast: 0.242, shape: [1.474, 1.307, 0.74, 0.705, 0.856, 0.982, 1.236, 1.133, 0.83, 0.669, 0.872, 1.197] },
  { id: 'zne-H11', region: 'US-CA', warmContrast: 0.483, coldContrast: 0.307, shape: [1.061, 0.949, 0.819, 0.789, 0.892, 1.254, 1.525, 1.222, 0.966, 0.71, 0.834, 0.979] },
  { id: 'zne-H13', region: 'US-CA', warmContrast: 0.515, coldContrast: 0.171, shape: [1.434, 1.05, 0.975, 0.608, 0.663, 0.827, 1.044, 1.175, 0.994, 0.722, 0.819, 1.69] },
  { id: 'zne-H14', region: 'US-CA', warmContrast: 0.388, coldContrast: 0.180, shape: [1.393, 1.033, 0.696, 0.531, 0.559, 0.844, 1.451, 1.397, 1.116, 0.871, 0.836, 1.273] },
  { id: 'zne-H16', region: 'US-CA', warmContrast: 0.444, coldContrast: 0.290, shape: [1.123, 1.136, 0.921, 0.999, 0.994, 1.241, 1.405, 1.081, 0.832, 0.705, 0.611, 0.953] },
  { id: 'zne-H17', region: 'US-CA', warmContrast: 0.524, coldContrast: 0.397, shape: [0.955, 0.654, 0.686, 0.72, 0.748, 1.451, 1.367, 1.298, 1.033, 0.998, 0.981, 1.109] },
  { id: 'zne-H2', region: 'US-CA', warmContrast: 0.439, coldContrast: 0.357, shape: [1.099, 0.908, 0.786, 0.662, 0.761, 1.279, 1.371, 1.238, 0.947, 0.838, 0.741, 1.371] },
  { id: 'zne-H4', region: 'US-CA', warmContrast: 0.391, coldContrast: 0.226, shape: [1.036, 0.85, 0.722, 0.7, 1.064, 1.56, 1.903, 1.066, 0.836, 0.653, 0.688, 0.922] },
  { id: 'zne-H5', region: 'US-CA', warmContrast: 0.542, coldContrast: 0.151, shape: [1.455, 1.13, 0.735, 0.616, 0.718, 0.984, 1.484, 1.242, 0.958, 0.686, 0.781, 1.211] },
  { id: 'zne-H7', region: 'US-CA', warmContrast: 0.424, coldContrast: 0.298, shape: [1.227, 1.09, 1.025, 0.7, 0.895, 0.937, 0.633, 1.378, 1.149, 0.974, 1.017, 0.974] },
  { id: 'zne-H8', region: 'US-CA', warmContrast: 0.447, coldContrast: 0.227, shape: [1.178, 1.139, 0.888, 0.709, 0.85, 1.15, 1.482, 1.174, 0.994, 0.749, 0.77, 0.917] },
];
