/** Days to look at something again, as a calendar file with a title that says nothing (RFC 5545). Pure. */

/**
 * @param {readonly string[]} dates such as 2026-12-24
 * @param {string} title @param {Date} now @param {() => string} newId @param {string} language the title is in
 */
export function asCalendar(dates, title, now, newId, language) {
  const events = dates.flatMap((date) => [
    "BEGIN:VEVENT",
    `UID:${newId()}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
    `SUMMARY;LANGUAGE=${language}:${escaped(title)}`,
    "TRANSP:TRANSPARENT",
    "CLASS:PRIVATE",
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//page//${language.toUpperCase()}`, ...events, "END:VCALENDAR", ""].join("\r\n");
}

/** @param {Date} now */
function stamp(now) {
  return `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`);
}
