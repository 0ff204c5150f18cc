/** The dates of the advice as an iCalendar file (RFC 5545): whole-day events with a reminder a week before. */
import { dayText, parseDay } from '../calendar/civil.js';
import { hashJson } from '../hash.js';

export interface CalendarDate {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly title: string;
  readonly note: string;
}

const compact = (day: string): string => day.replaceAll('-', '');
const escape = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll('\n', '\\n');

/** Lines are folded at 75 octets; a fold never cuts a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

/** @param stamp YYYY-MM-DD the advice was given on */
export function calendarFile(dates: readonly CalendarDate[], stamp: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//TreeBeard//Advice//EN', 'CALSCALE:GREGORIAN'];
  for (const { day, title, note } of dates) {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${hashJson({ day, title }).slice(0, 32)}@treebeard`,
      `DTSTAMP:${compact(stamp)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(dayText(parseDay(day)! + 1))}`,
      `SUMMARY:${escape(title)}`,
      `DESCRIPTION:${escape(note)}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escape(title)}`,
      'TRIGGER:-P7D',
      'END:VALARM',
      'END:VEVENT',
    );
  }
  lines.push('END:VCALENDAR');
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
