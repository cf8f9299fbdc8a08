package io.ramzor.forecast;

import java.time.LocalDate;

/**
 * A holiday on its date.
 *
 * @param date Gregorian date in the country (of a day that begins at sunset: the date on which most of it lies)
 * @param name what it is called; the same in each year
 * @param country code of its list, for example {@code IL}
 * @param eve whether it is the day before a holiday, on which many close at noon
 */
public record Holiday(LocalDate date, String name, String country, boolean eve) {}
