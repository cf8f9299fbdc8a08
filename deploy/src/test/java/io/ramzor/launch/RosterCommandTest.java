package io.ramzor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ramzor.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code roster} and {@code bench roster} as their users call them. */
class RosterCommandTest {
    private static final String PROBLEM = """
            SECTION_HORIZON
            14
            SECTION_SHIFTS
            D,480,
            N,480,D
            SECTION_STAFF
            ann,D=14|N=4,4320,3360,5,2,2,1
            bob,D=14|N=14,4320,3360,5,2,2,1
            cat,D=14|N=0,2160,1440,5,1,1,1
            SECTION_DAYS_OFF
            ann,0
            SECTION_SHIFT_ON_REQUESTS
            bob,2,D,2
            SECTION_SHIFT_OFF_REQUESTS
            cat,5,D,3
            SECTION_COVER
            0,D,1,100,1
            1,D,2,100,1
            5,N,1,100,1
            """;

    @TempDir
    Path folder;

    @Test
    void aPlanIsWrittenAgainAlikeAndStandsTheCheck() throws Exception {
        Path in = Files.writeString(folder.resolve("Instance1.txt"), PROBLEM);
        Path out = folder.resolve("new/plan.csv");

        Cli.Outcome outcome = roster(in, "--steps", "30000", "--out", out.toString());

        assertThat(outcome).satisfies(Cli.succeeds());
        assertThat(outcome.output())
                .startsWith("cost 0: people missing 0, too many 0, wanted shifts refused 0, unwanted shifts given 0")
                .contains("every hard rule is kept", "seed 1: first rows");
        List<String> rows = Files.readAllLines(out);
        assertThat(rows.get(0)).startsWith("staff,day0,day1,").endsWith(",day13");
        assertThat(rows).extracting(row -> row.split(",")[0]).containsExactly("staff", "ann", "bob", "cat");

        assertThat(roster(in, "--steps", "30000", "--out", "-").output().lines())
                .containsExactlyElementsOf(rows);

        assertThat(roster(in, "--check", out.toString()).output()).startsWith("cost 0:");
        rows.set(1, "ann,D" + ",".repeat(13));
        Files.write(out, rows);
        Cli.Outcome wrong = roster(in, "--check", out.toString());
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.errors().lines())
                .containsExactly(
                        "noShiftOnLeave: ann, day 0: works D on a day of leave",
                        "leastMinutes: ann: works 480 minutes, at least 3360 are due",
                        "roster: the plan breaks 2 hard rules");
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws Exception {
        Path in = Files.writeString(folder.resolve("Instance1.txt"), PROBLEM.replace("5,N,1,100,1", "5,X,1,100,1"));
        assertThat(roster(in, "--out", "-"))
                .satisfies(Cli.failsWith(1, "Instance1.txt, line 19: there is no shift \"X\""));
        Files.writeString(in, PROBLEM.replace("2160,1440", "400,300"));
        assertThat(roster(in, "--out", "-"))
                .satisfies(Cli.failsWith(1, "no plan can meet the contract of cat, whatever the others work"));
        assertThat(roster(in)).satisfies(Cli.failsWith(2, "say where the plan goes by --out"));
    }

    @Test
    void theBenchSolvesEveryProblemOfAFolder() throws Exception {
        Files.writeString(folder.resolve("Instance2.txt"), PROBLEM);
        Files.writeString(folder.resolve("Instance10.txt"), PROBLEM);
        Cli.Outcome outcome = Cli.run("bench", "roster", "--folder", folder.toString(), "--seconds", "0.5", "--json");
        assertThat(outcome).satisfies(Cli.succeeds());
        JsonNode problems = Json.MAPPER.readTree(outcome.output()).get("problems");
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).get("problem").asText()).isEqualTo("Instance2");
        assertThat(problems.get(0).get("best_known").asLong()).isEqualTo(828);
        assertThat(problems.get(1).get("cost").asLong()).isZero();
        assertThat(problems.get(1).has("best_known")).isFalse();
    }

    private static Cli.Outcome roster(Path in, String... more) throws IOException, InterruptedException {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "roster";
        arguments[1] = "--in";
        arguments[2] = in.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Cli.run(arguments);
    }
}
