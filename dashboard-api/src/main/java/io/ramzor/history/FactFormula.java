package io.ramzor.history;

import io.ramzor.metric.MetricDefinition;
import io.ramzor.metric.MetricRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ratio of the registry as two sums of counted facts, read from its formula: both are added up over time and keys, and divided last.
 *
 * @param top what is divided
 * @param bottom by what; zero = no data
 * @param remainder whether the number is what the quotient leaves of one, at least 0
 */
public record FactFormula(List<Term> top, List<Term> bottom, boolean remainder) {
    private static final Pattern REMAINDER = Pattern.compile("(?:max\\(0, )?1 - ([^()]+)\\)?");

    /**
     * One fact of a sum.
     *
     * @param sign 1 or -1
     * @param fact its metric id
     */
    public record Term(int sign, String fact) {}

    /** Every ratio of the registry by its metric id. */
    static final Map<String, FactFormula> ALL = all();

    private static Map<String, FactFormula> all() {
        Map<String, FactFormula> formulas = new LinkedHashMap<>();
        MetricRegistry.definitions()
                .forEach(metric -> of(metric).ifPresent(formula -> formulas.put(metric.id(), formula)));
        return formulas;
    }

    /** The formula of a value, empty if it is no such ratio (a percentile, say). */
    public static Optional<FactFormula> of(MetricDefinition metric) {
        Matcher remainder = REMAINDER.matcher(metric.formula());
        boolean remains = remainder.matches();
        String[] sides = (remains ? remainder.group(1) : metric.formula()).split(" / ");
        if (!metric.kind().equals("value") || sides.length != 2) {
            return Optional.empty();
        }
        List<Term> top = terms(sides[0], metric.group());
        List<Term> bottom = terms(sides[1], metric.group());
        return top.isEmpty() || bottom.isEmpty()
                ? Optional.empty()
                : Optional.of(new FactFormula(top, bottom, remains));
    }

    private static List<Term> terms(String side, String group) {
        List<Term> terms = new ArrayList<>();
        int sign = 1;
        for (String word : side.replace("(", "").replace(")", "").split(" ")) {
            if (word.equals("+") || word.equals("-")) {
                sign = word.equals("-") ? -1 : 1;
            } else if (isFact(word, group)) {
                terms.add(new Term(sign, word));
            } else {
                return List.of();
            }
        }
        return terms;
    }

    private static boolean isFact(String id, String group) {
        return MetricRegistry.definition(id)
                .filter(metric -> metric.kind().equals("fact") && metric.group().equals(group))
                .isPresent();
    }

    /** The facts that it reads. */
    public Set<String> facts() {
        Set<String> facts = new LinkedHashSet<>();
        top.forEach(term -> facts.add(term.fact()));
        bottom.forEach(term -> facts.add(term.fact()));
        return facts;
    }

    /** The ratio of those facts, null = no data. */
    Double of(Map<String, ? extends Number> facts) {
        double below = sum(bottom, facts);
        if (below == 0) {
            return null;
        }
        double quotient = sum(top, facts) / below;
        return remainder ? Math.max(0, 1 - quotient) : quotient;
    }

    static double sum(List<Term> terms, Map<String, ? extends Number> facts) {
        double sum = 0;
        for (Term term : terms) {
            Number fact = facts.get(term.fact());
            sum += term.sign() * (fact == null ? 0 : fact.doubleValue());
        }
        return sum;
    }
}
