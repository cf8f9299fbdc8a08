package io.ramzor.metric;

import static io.ramzor.metric.Entries.text;

import java.util.List;
import java.util.Map;

/**
 * How right forecasts were, by queue and lead time, held against the forecast as it was used (metrics.md, section 7). The planner tells
 * the facts, not the stream; none of them is below 0, so that the error with its sign is the difference of two.
 */
final class ForecastMetrics {
    /** Contacts, of which a forecast may expect parts. */
    private static final String CONTACTS = "contacts";

    static final List<MetricDefinition> FACTS = List.of(
            fact(
                    "forecast_intervals",
                    "count",
                    "none",
                    text("Intervals scored", "מקטעי זמן שנבדקו"),
                    text(
                            "Intervals whose forecast was held against what came.",
                            "מקטעי זמן שהתחזית שלהם הושוותה למה שהגיע."),
                    "count(forecast scores)"),
            fact(
                    "forecast_expected",
                    CONTACTS,
                    "none",
                    text("Contacts expected", "פניות חזויות"),
                    text("Contacts that the forecasts in force expected.", "פניות לפי התחזית שהייתה בתוקף."),
                    "sum(mean)"),
            fact(
                    "forecast_actual",
                    CONTACTS,
                    "none",
                    text("Contacts that came", "פניות שהגיעו"),
                    text("Contacts that came in the intervals scored.", "פניות שהגיעו במקטעי הזמן שנבדקו."),
                    "sum(actual)"),
            fact(
                    "forecast_absolute_error",
                    CONTACTS,
                    "down",
                    text("Forecast error", "שגיאת התחזית"),
                    text(
                            "By how much forecasts missed what came, without signs.",
                            "ההפרש בין התחזית למה שהגיע, בערך מוחלט."),
                    "sum(|mean - actual|)"),
            fact(
                    "forecast_pinball_loss",
                    CONTACTS,
                    "down",
                    text("Pinball loss, summed", "סכום הפסדי פינבול"),
                    text(
                            "Pinball losses of the 10, 50 and 90 % quantiles, the mean of the three of each interval.",
                            "הפסדי פינבול של האחוזונים 10, 50 ו-90, בממוצע שלושתם לכל מקטע זמן."),
                    "sum(pinball)"),
            fact(
                    "forecast_inside",
                    "intervals",
                    "none",
                    text("Intervals inside the band", "מקטעי זמן בתוך הטווח"),
                    text(
                            "Intervals inside the 80 % band, by the probability transform of a whole number.",
                            "מקטעי זמן בתוך טווח ה-80%, לפי התמרת ההסתברות של מספר שלם."),
                    "sum(inside)"),
            fact(
                    "forecast_poisson_error",
                    CONTACTS,
                    "none",
                    text("Least possible error", "שגיאה מזערית אפשרית"),
                    text(
                            "The error that perfect means would still have made on the average, by Poisson's law.",
                            "השגיאה שגם תחזית מושלמת הייתה טועה בממוצע, לפי התפלגות פואסון."),
                    "sum(floor)"));

    static final List<MetricDefinition> VALUES = List.of(
            value(
                    "forecast_wape",
                    "ratio",
                    "down",
                    text("Forecast error (WAPE)", "שגיאת התחזית (WAPE)"),
                    text(
                            "Forecast errors without signs as a share of the contacts that came.",
                            "סכום השגיאות בערך מוחלט, כחלק מהפניות שהגיעו."),
                    "forecast_absolute_error / forecast_actual"),
            value(
                    "forecast_bias",
                    "ratio",
                    "none",
                    text("Forecast bias", "הטיית התחזית"),
                    text(
                            "Contacts expected beyond those that came as a share of those that came; below 0 too few were expected.",
                            "עודף הפניות החזויות על אלה שהגיעו, כחלק מהפניות שהגיעו; ערך שלילי: התחזית הייתה נמוכה מדי."),
                    "(forecast_expected - forecast_actual) / forecast_actual"),
            value(
                    "forecast_pinball",
                    CONTACTS,
                    "down",
                    text("Pinball loss", "הפסד פינבול"),
                    text(
                            "Mean pinball loss of the 10, 50 and 90 % quantiles of an interval.",
                            "הפסד פינבול ממוצע למקטע זמן, של האחוזונים 10, 50 ו-90."),
                    "forecast_pinball_loss / forecast_intervals"),
            value(
                    "forecast_coverage",
                    "ratio",
                    "none",
                    text("Coverage of the 80 % band", "כיסוי טווח ה-80%"),
                    text(
                            "Share of intervals inside the 80 % band, by the probability transform of a whole number.",
                            "שיעור מקטעי הזמן שבתוך טווח ה-80%, לפי התמרת ההסתברות של מספר שלם."),
                    "forecast_inside / forecast_intervals"),
            value(
                    "forecast_wape_floor",
                    "ratio",
                    "none",
                    text("Least possible WAPE", "WAPE מזערי אפשרי"),
                    text(
                            "The WAPE that perfect means would still have had, by Poisson's law.",
                            "ה-WAPE שגם לתחזית מושלמת היה, לפי התפלגות פואסון."),
                    "forecast_poisson_error / forecast_actual"));

    private ForecastMetrics() {}

    private static MetricDefinition fact(
            String id,
            String unit,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula) {
        return entry(id, "fact", unit, direction, label, definition, formula);
    }

    private static MetricDefinition value(
            String id,
            String unit,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula) {
        return entry(id, "value", unit, direction, label, definition, formula);
    }

    private static MetricDefinition entry(
            String id,
            String kind,
            String unit,
            String direction,
            Map<String, String> label,
            Map<String, String> definition,
            String formula) {
        return new MetricDefinition(
                id, kind, Group.FORECAST.wireName(), unit, direction, 1, label, definition, formula);
    }
}
