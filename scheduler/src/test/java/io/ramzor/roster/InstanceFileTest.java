package io.ramzor.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's format as it stands, and what is said of a file that is wrong. */
class InstanceFileTest {
    private static final List<String> LINES = List.of(
            "# a comment",
            "SECTION_HORIZON",
            "# the length",
            "14",
            "",
            "SECTION_SHIFTS",
            "d,480,",
            "n,600,d|n2",
            "n2,300,d",
            "",
            "SECTION_STAFF",
            "A,d=14|n=3|n2=0,4320,3360,5,2,2,1",
            "B,d=0|n=14|n2=14,2160,1200,6,1,3,2",
            "SECTION_DAYS_OFF",
            "A,0,13",
            "B,4",
            "SECTION_SHIFT_ON_REQUESTS",
            "A,2,d,2",
            "SECTION_SHIFT_OFF_REQUESTS",
            "B,5,n,3",
            "SECTION_COVER",
            "0,d,2,100,1",
            "13,n,1,50,0");

    @TempDir
    Path folder;

    @Test
    void readsEverySection() throws Exception {
        RosterProblem problem = InstanceFile.parse("x", LINES);
        assertThat(problem.days()).isEqualTo(14);
        assertThat(problem.shifts())
                .containsExactly(
                        new ShiftType("d", 480, Set.of()),
                        new ShiftType("n", 600, Set.of("d", "n2")),
                        new ShiftType("n2", 300, Set.of("d")));
        assertThat(problem.staff())
                .containsExactly(
                        new StaffMember("A", Map.of("d", 14, "n", 3, "n2", 0), 4320, 3360, 5, 2, 2, 1, Set.of(0, 13)),
                        new StaffMember("B", Map.of("d", 0, "n", 14, "n2", 14), 2160, 1200, 6, 1, 3, 2, Set.of(4)));
        assertThat(problem.requests())
                .containsExactly(new ShiftRequest("A", 2, "d", true, 2), new ShiftRequest("B", 5, "n", false, 3));
        assertThat(problem.cover()).containsExactly(new CoverNeed(0, "d", 2, 100, 1), new CoverNeed(13, "n", 1, 50, 0));
    }

    @Test
    void lineEndsMarksAndSpacesDoNotMatter() throws Exception {
        Path file = folder.resolve("Instance.txt");
        Files.writeString(file, "\uFEFF" + String.join(" \r\n", LINES).replace(",", " , ") + "\r\n");
        assertThat(InstanceFile.read(file)).isEqualTo(InstanceFile.parse("x", LINES));
    }

    @Test
    void eachWrongLineIsNamed() {
        wrong(3, "x", "line 4: the number of days is a whole number from 1 to 1000, not \"x\"");
        wrong(6, "d,none,", "line 7: the length in minutes is a whole number from 1 to 10080, not \"none\"");
        wrong(7, "d,600,", "line 8: shift \"d\" is there twice", "line 12", "line 13", "line 20", "line 23");
        wrong(7, "n,600,x", "line 8: there is no shift \"x\"");
        wrong(11, "A,d=14,4320,3360,5,2,2", "line 12: SECTION_STAFF wants 8 fields, not 7");
        wrong(
                11,
                "A,d=14|z=1,3000,3360,5,6,2,1",
                "line 12: there is no shift \"z\"",
                "line 12: A is to work at least 3360 and at most 3000 minutes",
                "line 12: A is to work at least 6 and at most 5 shifts in a row");
        wrong(11, "A,d14,4320,3360,5,2,2,1", "line 12: the most shifts are written D=14|E=3, not \"d14\"");
        wrong(14, "A,0,14", "line 15: the day is a whole number from 0 to 13, not \"14\"");
        wrong(15, "C,1", "line 16: there is no staff \"C\"");
        wrong(17, "A,2,d,-2", "line 18: the weight is a whole number from 0 to 1000000, not \"-2\"");
        wrong(22, "0,d,1,50,0", "line 23: cover of day 0, shift d was told on line 22");
        wrong(20, "SECTION_COVERS", "line 21: there is no section \"SECTION_COVERS\"", "line 22", "line 23", "line 23");
        wrong(
                1,
                "# none",
                "line 4: \"14\" stands in no section that is known",
                "line 23: the file ends and SECTION_HORIZON");
    }

    /** The file with that line in place of another: each of those is said, in that order, and nothing else. */
    private static void wrong(int index, String line, String... said) {
        List<String> lines = new ArrayList<>(LINES);
        lines.set(index, line);
        assertThatThrownBy(() -> InstanceFile.parse("my.txt", lines))
                .isInstanceOfSatisfying(RosterException.class, e -> {
                    List<String> told = e.getMessage().lines().toList();
                    assertThat(told).as(e.getMessage()).hasSize(said.length);
                    for (int i = 0; i < said.length; i++) {
                        assertThat(told.get(i)).startsWith("my.txt, " + said[i]);
                    }
                });
    }

    @Test
    void manyWrongLinesAreCounted() {
        List<String> lines = new ArrayList<>(LINES);
        for (int i = 0; i < 10_000; i++) {
            lines.add("0,unknown,1,1,1");
        }
        assertThatThrownBy(() -> InstanceFile.parse("my.txt", lines))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining("line 24: there is no shift \"unknown\"")
                .hasMessageContaining("... and 19979 more");
    }

    @Test
    void whatIsNoTextIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("no.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> InstanceFile.read(file))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aPlanIsWrittenAndReadBack() throws Exception {
        RosterProblem problem = InstanceFile.parse("x", LINES);
        List<List<String>> rows = new ArrayList<>(RosterPlan.empty(problem).rows());
        List<String> row = new ArrayList<>(rows.get(1));
        row.set(2, "n2");
        rows.set(1, row);
        RosterPlan plan = new RosterPlan(rows);
        Path file = folder.resolve("plan.csv");
        try (var out = Files.newBufferedWriter(file)) {
            RosterFile.write(out, problem, plan);
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "staff,day0,day1,day2,day3,day4,day5,day6,day7,day8,day9,day10,day11,day12,day13",
                        "A,,,,,,,,,,,,,,",
                        "B,,,n2,,,,,,,,,,,");
        assertThat(RosterFile.read(file, problem)).isEqualTo(plan);

        Files.writeString(file, "staff,day0\nB,,,zz,,,,,,,,,,,\nC,\nB,,,,,,,,,,,,,,\n");
        assertThatThrownBy(() -> RosterFile.read(file, problem))
                .isInstanceOf(RosterException.class)
                .hasMessageContaining("line 2: day 2: there is no shift \"zz\"")
                .hasMessageContaining("line 3: there is no staff \"C\"")
                .hasMessageContaining("line 4: B has a second row")
                .hasMessageContaining("without a row of A");
    }
}
