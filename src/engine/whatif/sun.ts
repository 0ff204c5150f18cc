/**
 * How much a roof makes in an interval, relative to others of the same year: the sun's height and angle by latitude, longitude and
 * day (Cooper's declination; air mass after Meinel), on panels tilted thirty degrees to the equator under a clear sky. Only the
 * shape over day and year comes from here; how much a year gives is the region's yield.
 */
import { regionKey, type Region } from '../projection/region.js';

const DAY = 86_400;
const RADIANS = Math.PI / 180;
const TILT = 30 * RADIANS;
/** Share of the light that comes from the whole sky. */
const DIFFUSE = 0.12;

/** Latitude of where people live, and longitude where one will do for the whole region. Degrees, north and east positive. */
const PLACES: Readonly<Record<string, readonly [number, number?]>> = {
  'US-AZ': [33.5, -112], 'US-CA': [35.5, -119.5], 'US-CO': [39.7, -105], 'US-CT': [41.6, -72.7], 'US-FL': [28, -81.5],
  'US-GA': [33.7, -84.4], 'US-IL': [41.8, -87.8], 'US-MA': [42.3, -71.3], 'US-MD': [39.2, -76.7], 'US-ME': [43.9, -70],
  'US-MO': [38.7, -91.5], 'US-NH': [43.1, -71.5], 'US-NJ': [40.4, -74.5], 'US-NY': [41, -74], 'US-OH': [40.2, -82.8],
  'US-OR': [45, -122.8], 'US-PA': [40.3, -76.5], 'US-TX': [31, -97.5], 'US-WA': [47.5, -122.2], 'CA-ON': [43.8, -79.5],
  'AU-ACT': [-35.3, 149.1], 'AU-NSW': [-33.6, 151], 'AU-QLD': [-27.2, 153], 'AU-SA': [-34.9, 138.6],
  'AU-TAS': [-42.5, 147.2], 'AU-VIC': [-37.8, 145], 'AU-WA': [-32, 115.9],
  US: [38], CA: [46], AU: [-33], NZ: [-38.5, 175], GB: [52.5, -1.5], IE: [53.3, -7], NL: [52.1, 5], BE: [50.9, 4.4],
  DE: [50.5, 9.5], FR: [46.8, 2.5], ES: [40, -3.7], IT: [43, 12], PT: [39.5, -8.5],
}; // prettier-ignore

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** @param standardOffset the zone's seconds east of UTC in winter: the longitude where the region does not tell one */
export function placeOf(region: Region, standardOffset: number): Place {
  const [latitude, longitude] = PLACES[regionKey(region) ?? ''] ?? PLACES[region.country ?? ''] ?? [40];
  return { latitude, longitude: longitude ?? standardOffset / 240 };
}

/** @param middle of the interval, epoch seconds @returns 0 at night, about 1 with the sun high over the panels */
export function sunAt(middle: number, { latitude, longitude }: Place): number {
  const days = middle / DAY;
  // Days since the new year to within a quarter: the declination hardly moves in that.
  const dayOfYear = days % 365.2425;
  const declination = 23.45 * RADIANS * Math.sin((2 * Math.PI * (284 + dayOfYear + 1)) / 365);
  const solarHour = 24 * (days - Math.floor(days)) + longitude / 15;
  const angle = (solarHour - 12) * 15 * RADIANS;
  const onTo = (tilted: number): number =>
    Math.sin(declination) * Math.sin(tilted) + Math.cos(declination) * Math.cos(tilted) * Math.cos(angle);
  const phi = latitude * RADIANS;
  const height = onTo(phi);
  if (height <= 0) return 0;
  const direct = Math.max(0, onTo(phi - Math.sign(latitude) * TILT)) * 0.7 ** (height ** -0.678);
  return direct + DIFFUSE * height;
}
