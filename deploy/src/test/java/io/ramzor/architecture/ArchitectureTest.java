package io.ramzor.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the design's arrows: who may know whom, where engines live, what no code may do. */
class ArchitectureTest {
    private static final String ROOT = "io.ramzor.";
    private static final List<String> FACTS = List.of("event", "centre", "metric", "decision", "topic");
    private static final List<String> DECISIONS =
            List.of("forecast", "staffing", "roster", "twin", "rebalance", "control");
    private static final List<String> VIEWS = List.of("api", "board", "history", "desk");

    /** What a package may use of our own. */
    private static final Map<String, Set<String>> ARROWS = arrows();

    /** Which packages may know an engine. */
    private static final Map<String, Set<String>> HOMES = Map.of(
            "org.apache.flink", Set.of("job"),
            "org.optaplanner", Set.of("roster", "rebalance"),
            "io.vertx", Set.copyOf(VIEWS),
            "picocli", Set.of("launch"),
            "org.apache.kafka", Set.of("connect", "topic", "job"),
            "org.influxdb", Set.of("history"));

    private static final Set<String> BANNED_WORDS =
            Set.of("util", "utils", "common", "commons", "manager", "impl", "helper", "helpers");

    /** The embedded log names its day files by the machine's clock where a worker opens it by its address alone. */
    private static final Set<String> MAY_ASK_THE_MACHINE = Set.of("io.ramzor.topic.EmbeddedOptions");

    private static JavaClasses ours;

    @BeforeAll
    static void readClasses() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.ramzor");
    }

    @Test
    void everyPackageIsInTheDesignAndNoneIsEmptyTalk() {
        assertThat(packages()).isSubsetOf(ARROWS.keySet());
        assertThat(packages()).contains("event", "centre", "metric", "decision", "topic", "sim", "connect", "job");
        assertThat(packages()).contains("rebalance", "control", "api", "board", "history", "desk", "launch");
        assertThat(ours).hasSizeGreaterThan(100);
    }

    @Test
    void packagesUseOnlyThoseBelow() {
        for (String from : packages()) {
            String[] above = packages().stream()
                    .filter(to -> !to.equals(from) && !ARROWS.get(from).contains(to))
                    .map(to -> ROOT + to + "..")
                    .toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + from + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .because("the arrow does not go from " + from + " to there")
                        .check(ours);
            }
        }
    }

    @Test
    void arrowsAreReallyWalked() {
        assertThat(uses("metric", ROOT + "event")).isTrue();
        assertThat(uses("sim", ROOT + "topic")).isTrue();
        assertThat(uses("job", ROOT + "metric")).isTrue();
        assertThat(uses("control", ROOT + "topic")).isTrue();
        assertThat(uses("board", ROOT + "topic")).isTrue();
        assertThat(uses("launch", ROOT + "api")).isTrue();
    }

    @Test
    void enginesStayHome() {
        HOMES.forEach((engine, homes) -> noClasses()
                .that(resideOutsideOfPackages(
                        homes.stream().map(p -> ROOT + p + "..").toArray(String[]::new)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(engine + ".."))
                .because(engine + " lives in " + homes)
                .check(ours));
        assertThat(uses("job", "org.apache.flink")).isTrue();
        assertThat(uses("rebalance", "org.optaplanner")).isTrue();
        assertThat(uses("api", "io.vertx")).isTrue();
        assertThat(uses("launch", "picocli")).isTrue();
        assertThat(uses("history", "org.influxdb")).isTrue();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("io.ramzor.(*)..").should().beFreeOfCycles().check(ours);
    }

    @Test
    void plannersSeeNoSimulation() {
        noClasses()
                .that()
                .resideInAnyPackage(DECISIONS.stream().map(p -> ROOT + p + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "sim..", ROOT + "job..")
                .check(ours);
    }

    @Test
    void timeAndChanceComeFromOutside() {
        List<String> outside = new ArrayList<>();
        List<String> inLaunch = new ArrayList<>();
        for (JavaClass type : ours) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                        && readsWallClockOrChance(target)
                        && !MAY_ASK_THE_MACHINE.contains(type.getName())) {
                    (packageOf(type).equals("launch") ? inLaunch : outside).add(access.getDescription());
                }
            }
        }
        assertThat(outside).isEmpty();
        assertThat(inLaunch).as("the clocks that launch hands in").isNotEmpty();
    }

    @Test
    void noNameSaysNothing() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : ours) {
            Set<String> words =
                    new HashSet<>(Arrays.asList(type.getPackageName().split("\\.")));
            for (String word : type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])")) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
            words.retainAll(BANNED_WORDS);
            if (!words.isEmpty()) {
                wrong.add(type.getName());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean readsWallClockOrChance(AccessTarget.CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        int arguments = target.getRawParameterTypes().size();
        return switch (owner) {
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java.time.InstantSource" -> name.equals("system");
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
            case "java.util.Collections" -> name.equals("shuffle") && arguments == 1;
            case "java.util.Random", "java.util.SplittableRandom", "java.util.Date" ->
                name.equals("<init>") && arguments == 0;
            default -> owner.startsWith("java.time.") && name.equals("now") && arguments == 0;
        };
    }

    private static boolean uses(String from, String prefix) {
        return ours.stream()
                .filter(type -> packageOf(type).equals(from))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(prefix));
    }

    private static Set<String> packages() {
        return ours.stream().map(ArchitectureTest::packageOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("event", Set.of());
        arrows.put("centre", Set.of("event"));
        arrows.put("metric", Set.of("event", "centre"));
        arrows.put("decision", Set.of("event", "centre", "metric"));
        arrows.put("topic", Set.of("event", "centre", "metric", "decision"));
        arrows.put("sim", Set.copyOf(FACTS));
        arrows.put("connect", Set.copyOf(FACTS));
        Set<String> job = new HashSet<>(FACTS);
        job.addAll(Set.of("sim", "connect"));
        arrows.put("job", job);
        Set<String> decisions = new HashSet<>(FACTS);
        decisions.addAll(DECISIONS);
        DECISIONS.forEach(name -> arrows.put(name, decisions));
        Set<String> views = new HashSet<>(decisions);
        views.addAll(VIEWS);
        views.add("connect");
        VIEWS.forEach(name -> arrows.put(name, views));
        Set<String> all = new HashSet<>(views);
        all.addAll(Set.of("sim", "job", "launch"));
        arrows.put("launch", all);
        arrows.put("grafana", Set.of("event", "centre", "metric", "decision", "topic", "history"));
        return arrows;
    }
}
