/** The constants of the month model fitted without one home, by its id: what that home is judged by. Made by fit-months.ts. */
import type { MonthConstants } from '../engine/projection/month-constants.js';

/* oxlint-disable oxc/approx-constant -- correlations, not roots */
// prettier-ignore
export const LEFT_OUT_CONSTANTS: Readonly<Record<string, MonthConstants>> = {
  'ausgrid-12': { yearlyWave: 0.132, halfYearlyWave: 0.047, drift: 0.17, seasonStrength: 0.302, monthNoise: 0.063, driftMemory: 0.721, shapeTrust: 0.898, warmLate: -1.417, coldLate: 1.035, mildSpells: 0.512, usualSpells: 0.033 },
  'sgsc-8143537': { yearlyWave: 0.133, halfYearlyWave: 0.049, drift: 0.175, seasonStrength: 0.329, monthNoise: 0.063, driftMemory: 0.755, shapeTrust: 0.878, warmLate: -1.421, coldLate: 1.032, mildSpells: 0.565, usualSpells: 0.029 },
  'sgsc-8145435': { yearlyWave: 0.132, halfYearlyWave: 0.046, drift: 0.173, seasonStrength: 0.324, monthNoise: 0.062, driftMemory: 0.75, shapeTrust: 0.884, warmLate: -1.417, coldLate: 1.113, mildSpells: 0.494, usualSpells: 0.031 },
  'sgsc-8145987': { yearlyWave: 0.128, halfYearlyWave: 0.052, drift: 0.175, seasonStrength: 0.32, monthNoise: 0.059, driftMemory: 0.744, shapeTrust: 0.873, warmLate: -1.649, coldLate: 1.093, mildSpells: 0.539, usualSpells: 0.027 },
  'sgsc-8145997': { yearlyWave: 0.135, halfYearlyWave: 0.051, drift: 0.179, seasonStrength: 0.328, monthNoise: 0.063, driftMemory: 0.732, shapeTrust: 0.888, warmLate: -1.409, coldLate: 1.058, mildSpells: 0.554, usualSpells: 0.031 },
  'sgsc-8146001': { yearlyWave: 0.128, halfYearlyWave: 0.049, drift: 0.176, seasonStrength: 0.336, monthNoise: 0.059, driftMemory: 0.742, shapeTrust: 0.86, warmLate: -1.451, coldLate: 1.049, mildSpells: 0.573, usualSpells: 0.029 },
  'sgsc-10006414g': { yearlyWave: 0.119, halfYearlyWave: 0.051, drift: 0.176, seasonStrength: 0.309, monthNoise: 0.061, driftMemory: 0.753, shapeTrust: 0.892, warmLate: -1.372, coldLate: 1.023, mildSpells: 0.551, usualSpells: 0.029 },
  'sgsc-10006486g': { yearlyWave: 0.13, halfYearlyWave: 0.053, drift: 0.161, seasonStrength: 0.316, monthNoise: 0.063, driftMemory: 0.741, shapeTrust: 0.879, warmLate: -1.376, coldLate: 1.071, mildSpells: 0.57, usualSpells: 0.032 },
  'sgsc-10006704g': { yearlyWave: 0.121, halfYearlyWave: 0.051, drift: 0.155, seasonStrength: 0.309, monthNoise: 0.07, driftMemory: 0.741, shapeTrust: 0.899, warmLate: -1.298, coldLate: 0.988, mildSpells: 0.491, usualSpells: 0.033 },
  'sgsc-10017554g': { yearlyWave: 0.131, halfYearlyWave: 0.052, drift: 0.178, seasonStrength: 0.308, monthNoise: 0.06, driftMemory: 0.755, shapeTrust: 0.886, warmLate: -1.447, coldLate: 1.095, mildSpells: 0.65, usualSpells: 0.031 },
  'sgsc-10017562g': { yearlyWave: 0.125, halfYearlyWave: 0.052, drift: 0.179, seasonStrength: 0.314, monthNoise: 0.057, driftMemory: 0.74, shapeTrust: 0.884, warmLate: -1.472, coldLate: 1.165, mildSpells: 0.535, usualSpells: 0.033 },
  'sgsc-10017936g': { yearlyWave: 0.102, halfYearlyWave: 0.051, drift: 0.177, seasonStrength: 0.295, monthNoise: 0.061, driftMemory: 0.746, shapeTrust: 0.899, warmLate: -0.899, coldLate: 0.97, mildSpells: 0.345, usualSpells: 0.027 },
  'sgsc-10017994g': { yearlyWave: 0.124, halfYearlyWave: 0.05, drift: 0.165, seasonStrength: 0.313, monthNoise: 0.057, driftMemory: 0.717, shapeTrust: 0.891, warmLate: -1.286, coldLate: 1.115, mildSpells: 0.549, usualSpells: 0.032 },
  'zne-H1': { yearlyWave: 0.133, halfYearlyWave: 0.05, drift: 0.178, seasonStrength: 0.25, monthNoise: 0.066, driftMemory: 0.731, shapeTrust: 0.893, warmLate: -1.444, coldLate: 1.123, mildSpells: 0.514, usualSpells: 0.031 },
  'zne-H10': { yearlyWave: 0.126, halfYearlyWave: 0.052, drift: 0.178, seasonStrength: 0.324, monthNoise: 0.061, driftMemory: 0.747, shapeTrust: 0.866, warmLate: -1.455, coldLate: 1.053, mildSpells: 0.589, usualSpells: 0.033 },
  'zne-H11': { yearlyWave: 0.132, halfYearlyWave: 0.051, drift: 0.178, seasonStrength: 0.345, monthNoise: 0.064, driftMemory: 0.733, shapeTrust: 0.874, warmLate: -1.363, coldLate: 1.12, mildSpells: 0.543, usualSpells: 0.029 },
  'zne-H13': { yearlyWave: 0.126, halfYearlyWave: 0.054, drift: 0.172, seasonStrength: 0.326, monthNoise: 0.06, driftMemory: 0.749, shapeTrust: 0.877, warmLate: -1.475, coldLate: 1.042, mildSpells: 0.515, usualSpells: 0.031 },
  'zne-H14': { yearlyWave: 0.123, halfYearlyWave: 0.05, drift: 0.174, seasonStrength: 0.305, monthNoise: 0.063, driftMemory: 0.746, shapeTrust: 0.87, warmLate: -1.348, coldLate: 1.09, mildSpells: 0.551, usualSpells: 0.027 },
  'zne-H16': { yearlyWave: 0.127, halfYearlyWave: 0.051, drift: 0.176, seasonStrength: 0.336, monthNoise: 0.06, driftMemory: 0.733, shapeTrust: 0.882, warmLate: -1.417, coldLate: 1.066, mildSpells: 0.485, usualSpells: 0.032 },
  'zne-H17': { yearlyWave: 0.127, halfYearlyWave: 0.046, drift: 0.174, seasonStrength: 0.326, monthNoise: 0.059, driftMemory: 0.746, shapeTrust: 0.884, warmLate: -1.418, coldLate: 1.059, mildSpells: 0.534, usualSpells: 0.031 },
  'zne-H2': { yearlyWave: 0.128, halfYearlyWave: 0.048, drift: 0.176, seasonStrength: 0.333, monthNoise: 0.055, driftMemory: 0.743, shapeTrust: 0.873, warmLate: -1.418, coldLate: 1.132, mildSpells: 0.545, usualSpells: 0.029 },
  'zne-H4': { yearlyWave: 0.129, halfYearlyWave: 0.046, drift: 0.16, seasonStrength: 0.354, monthNoise: 0.066, driftMemory: 0.702, shapeTrust: 0.87, warmLate: -1.436, coldLate: 1.142, mildSpells: 0.522, usualSpells: 0.031 },
  'zne-H5': { yearlyWave: 0.129, halfYearlyWave: 0.052, drift: 0.177, seasonStrength: 0.289, monthNoise: 0.063, driftMemory: 0.747, shapeTrust: 0.887, warmLate: -1.457, coldLate: 1.134, mildSpells: 0.533, usualSpells: 0.031 },
  'zne-H7': { yearlyWave: 0.132, halfYearlyWave: 0.054, drift: 0.157, seasonStrength: 0.291, monthNoise: 0.064, driftMemory: 0.707, shapeTrust: 0.862, warmLate: -1.342, coldLate: 1.105, mildSpells: 0.558, usualSpells: 0.031 },
  'zne-H8': { yearlyWave: 0.136, halfYearlyWave: 0.05, drift: 0.179, seasonStrength: 0.349, monthNoise: 0.065, driftMemory: 0.735, shapeTrust: 0.862, warmLate: -1.376, coldLate: 1.09, mildSpells: 0.543, usualSpells: 0.031 },
};
