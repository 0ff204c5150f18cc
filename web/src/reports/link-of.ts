import type { ReportDto } from '../api/schema';

/** The whole address of a report; the service names a path where it does not know its own. */
export const linkOf = ({ url }: ReportDto): string => new URL(url, location.origin).href;
