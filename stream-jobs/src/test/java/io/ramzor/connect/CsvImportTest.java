package io.ramzor.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ramzor.centre.CentreException;
import io.ramzor.event.Event;
import io.ramzor.event.Reject;
import io.ramzor.event.Rfc3339;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvImportTest {
    private static final String MAP = """
            zone: Asia/Jerusalem
            date: {columns: [day], format: yyMMdd}
            contact: [line, call]
            customer: {column: customer, none: [0]}
            queue: {value: service}
            channel: {value: voice}
            agent: {column: server, none: [NO_SERVER]}
            start: entry
            queued: {column: q_start, none: ["0:00:00"], else: exit}
            wait_seconds: wait
            handle_seconds: service
            outcome: {column: outcome, answered: [AGENT], abandoned: [HANG], ignored: [PHANTOM]}
            """;
    private static final String HEADER = "line,call,customer,day,entry,exit,q_start,wait,outcome,service,server\n";

    private static ImportResult read(String map, String text) throws IOException, CentreException {
        return new CsvImport(CsvMap.parse("m.yaml", map))
                .read(new ByteArrayInputStream(text.getBytes(UTF_8)), "calls.csv");
    }

    private static List<String> events(String rows) throws IOException, CentreException {
        return shown(read(MAP, HEADER + rows));
    }

    private static List<String> shown(ImportResult result) {
        assertThat(result.rejects()).isEmpty();
        return result.events().map(CsvImportTest::shown).toList();
    }

    private static String shown(Event event) {
        return Rfc3339.format(event.time()) + " " + event.id() + (event.queue() == null ? "" : " " + event.queue())
                + (event.customer() == null ? "" : " of " + event.customer())
                + (event.agent() == null ? "" : " by " + event.agent());
    }

    private static List<String> reasons(String rows) throws IOException, CentreException {
        return read(MAP, HEADER + rows).rejects().stream()
                .map(r -> r.line() + " " + r.reason())
                .toList();
    }

    @Test
    void aCallThatWaitedIsQueuedAnsweredAndReleased() throws Exception {
        assertThat(events("A,1,77,990201,8:19:42,8:19:47,8:19:47,34,AGENT,104,dana\n"))
                .containsExactly(
                        "1999-02-01T06:19:42Z A-1-offered of 77",
                        "1999-02-01T06:19:47Z A-1-queued service",
                        "1999-02-01T06:20:21Z A-1-answered by dana",
                        "1999-02-01T06:22:05Z A-1-released by dana");
    }

    @Test
    void withoutAQueueStartACallIsAnsweredAtOnceOrLeftBeforeAnyQueue() throws Exception {
        assertThat(events("A,1,0,990201,7:02:47,7:02:56,0:00:00,0,AGENT,5,NO_SERVER\n"
                        + "A,2,0,990201,7:02:50,7:03:50,0:00:00,0,HANG,0,NO_SERVER\n"
                        + "A,3,0,990201,7:02:50,7:03:50,0:00:00,0,PHANTOM,0,NO_SERVER\n"))
                .containsExactly(
                        "1999-02-01T05:02:47Z A-1-offered",
                        "1999-02-01T05:02:50Z A-2-offered",
                        "1999-02-01T05:02:56Z A-1-queued service",
                        "1999-02-01T05:02:56Z A-1-answered",
                        "1999-02-01T05:03:01Z A-1-released",
                        "1999-02-01T05:03:50Z A-2-abandoned");
    }

    @Test
    void aQueueStartAtMidnightAndStepsAcrossItStayNearTheStart() throws Exception {
        assertThat(events("A,1,0,990215,23:59:54,23:59:54,0:00:00,27,AGENT,67,dana\n"
                        + "A,2,0,990215,23:58:00,23:58:10,23:58:10,100,HANG,0,NO_SERVER\n"
                        + "A,3,0,990215,23:59:00,0:00:03,0:00:00,0,HANG,0,NO_SERVER\n"))
                .contains(
                        "1999-02-15T21:59:54Z A-1-offered",
                        "1999-02-15T22:00:00Z A-1-queued service",
                        "1999-02-15T22:00:27Z A-1-answered by dana",
                        "1999-02-15T22:01:34Z A-1-released by dana",
                        "1999-02-15T21:59:50Z A-2-abandoned",
                        "1999-02-15T22:00:03Z A-3-abandoned");
    }

    @Test
    void eventsAreSortedByTimeWhateverTheOrderOfRows() throws Exception {
        List<Event> events = read(
                        MAP,
                        HEADER + "A,2,0,990202,8:00:00,8:00:00,8:00:00,5,AGENT,60,x\n"
                                + "A,1,0,990201,8:00:00,8:00:00,8:00:00,0,AGENT,60,x\n")
                .events()
                .toList();
        assertThat(events).extracting(Event::time).isSorted();
        assertThat(events)
                .extracting(Event::id)
                .containsExactly(
                        "A-1-offered",
                        "A-1-queued",
                        "A-1-answered",
                        "A-1-released",
                        "A-2-offered",
                        "A-2-queued",
                        "A-2-answered",
                        "A-2-released");
    }

    @Test
    void aDoubledHourTakesTheEarlierAndIsCounted() throws Exception {
        ImportResult result = read(
                MAP,
                HEADER + "A,1,0,231029,1:30:00,1:30:05,1:30:05,5,AGENT,60,x\n"
                        + "A,2,0,231029,3:30:00,3:30:05,3:30:05,5,AGENT,60,x\n");
        assertThat(shown(result)).contains("2023-10-28T22:30:00Z A-1-offered", "2023-10-29T01:30:00Z A-2-offered");
        assertThat(result.summary()).contains("rows with a time in a doubled hour, taken as the earlier: 1");
    }

    @Test
    void aTimeThatTheClocksSkipIsRejected() throws Exception {
        assertThat(reasons("A,1,0,230324,2:30:00,2:30:05,2:30:05,5,AGENT,60,x\n"
                        + "A,2,0,230324,1:59:50,2:00:10,3:00:10,5,AGENT,60,x\n"
                        + "A,3,0,230324,1:59:50,1:59:55,2:00:10,5,AGENT,60,x\n"))
                .containsExactly(
                        "2 bad_value: start: \"2:30:00\" does not exist in Asia/Jerusalem on that day: the clocks skip it",
                        "4 bad_value: queued: column q_start: \"2:00:10\" does not exist in Asia/Jerusalem on that day: the"
                                + " clocks skip it");
    }

    @Test
    void aRowThatCannotBeUnderstoodIsSetAsideWithItsLine() throws Exception {
        assertThat(reasons("A,1,0,990231,8:00:00,,8:00:00,5,AGENT,60,x\n"
                        + "A,2,0,990201,25:00:00,,8:00:00,5,AGENT,60,x\n"
                        + "A,3,0,990201,8:00:00,,soon,5,AGENT,60,x\n"
                        + "\n"
                        + "A,4,0,990201,8:00:00,,8:00:00,-5,AGENT,60,x\n"
                        + "A,5,0,990201,8:00:00,,8:00:00,,AGENT,60,x\n"
                        + "A,6,0,990201,8:00:00,,8:00:00,5,agent,60,x\n"
                        + "A,,0,990201,8:00:00,,8:00:00,5,AGENT,60,x\n"
                        + "A,8,0\n"
                        + "A,9,0,990201,8:00:00,,8:00:00,5,AGENT,1e5,x\n"
                        + "A,10,0,990201,8:00:00,,8:00:00,5,AGENT,60,x,more\n"
                        + "A,11,0,990201,8:00:00,,8:00:00,5,AGENT,60,x\n"
                        + "A,11,0,990201,9:00:00,,9:00:00,5,AGENT,60,x\n"))
                .containsExactly(
                        "2 bad_value: start: \"990231\" is no date of the map's format",
                        "3 bad_value: start: \"25:00:00\" is no clock time",
                        "4 bad_value: queued: column q_start: \"soon\" is no clock time such as 9:05:00, and no whole time",
                        "6 bad_value: wait_seconds: column wait: \"-5\" is no number of seconds of 0 or more",
                        "7 missing_field: wait_seconds: column wait is empty",
                        "8 bad_value: outcome: column outcome: \"agent\" is none of the map's outcomes",
                        "9 missing_field: contact: column call is empty",
                        "10 malformed: the row has 3 cells, the header 11",
                        "11 bad_value: handle_seconds: column service: \"1e5\" is no number of seconds of 0 or more",
                        "12 malformed: the row has 12 cells, the header 11",
                        "14 bad_value: contact: A-11 came before, on line 13; if these are two contacts, let the map's"
                                + " contact name more columns");
    }

    @Test
    void quotesHoldDelimitersAndLineEndsAndAStrayOneCostsOneRow() throws Exception {
        ImportResult result = read(
                MAP,
                HEADER + "\"A\nB\",\"1,\"\"x\"\"\",0,990201,8:00:00,,8:00:00,5,AGENT,60,x\r\n"
                        + "A,3,0,990201,8:00:00,,8:00:00,5,AGENT,60,5\" pipe\n"
                        + "\"A,2,0,990201,8:00:00,,8:00:00,5,AGENT,60,x\n"
                        + "A,4,0,990201,8:00:00,,8:00:00,5,AGENT,60,x");
        assertThat(result.events().map(Event::contact).distinct()).containsExactly("A\nB-1,\"x\"", "A-3", "A-4");
        assertThat(result.rejects()).extracting(Reject::line).containsExactly(5L);
        assertThat(result.rejects().get(0).reason()).isEqualTo("malformed: a quote is opened and not closed");
    }

    @Test
    void aLineThatIsTooLongIsSetAside() throws Exception {
        ImportResult result = read(MAP, HEADER + "x".repeat(2 << 20) + "\nA,3,0,990201,8:00:00,,8:00:00,5,AGENT,60,x");
        assertThat(result.rejects()).extracting(r -> r.reason().split(":")[0]).containsExactly("too_long");
        assertThat(result.events()).hasSize(4);
    }

    @Test
    void otherFormsOfTimesAndSpansAreRead() throws Exception {
        String map = """
                zone: UTC
                delimiter: semicolon
                contact: id
                queue: queue
                start: began
                queued: joined
                wait_seconds: wait
                handle_seconds: talk
                outcome: {column: how, answered: [yes], abandoned: ["", no]}
                """;
        assertThat(shown(read(
                        map,
                        "\uFEFFid;queue;began;joined;wait;talk;how\r\n"
                                + "1;sales;2026-01-05 09:00:00;9:00:01;0:01:30;12,5;yes\r\n"
                                + "2;sales;2026-01-05T10:00:00+02:00;2026-01-05T08:00:02.25Z;1.5;;no\r\n"
                                + "3;sales;2026-01-05T11:00;11:00:02 am;2:03;;\r\n")))
                .containsExactly(
                        "2026-01-05T08:00:00Z 2-offered",
                        "2026-01-05T08:00:02.250000Z 2-queued sales",
                        "2026-01-05T08:00:03.750000Z 2-abandoned",
                        "2026-01-05T09:00:00Z 1-offered",
                        "2026-01-05T09:00:01Z 1-queued sales",
                        "2026-01-05T09:01:31Z 1-answered",
                        "2026-01-05T09:01:43.500000Z 1-released",
                        "2026-01-05T11:00:00Z 3-offered",
                        "2026-01-05T11:00:02Z 3-queued sales",
                        "2026-01-05T11:02:05Z 3-abandoned");
    }

    @Test
    void aDateMayHoldTheTimeOfDay() throws Exception {
        String map = """
                zone: Europe/Berlin
                delimiter: "\\t"
                date: {columns: [day, clock], format: "dd/MM/yyyy HH:mm:ss"}
                contact: [id]
                queue: {value: q}
                queued: {column: joined, none: "-"}
                wait_seconds: wait
                outcome: {column: how, answered: yes, abandoned: no}
                """;
        assertThat(shown(read(
                        map,
                        "id\tday\tclock\tjoined\twait\thow\n"
                                + "1\t05/07/2026\t09:00:00\t05/07/2026 09:00:07\t3\tyes\n"
                                + "2\t05/07/2026\t09:10:00\t-\t0\tyes\n")))
                .containsExactly(
                        "2026-07-05T07:00:00Z 1-offered",
                        "2026-07-05T07:00:07Z 1-queued q",
                        "2026-07-05T07:00:10Z 1-answered",
                        "2026-07-05T07:10:00Z 2-offered",
                        "2026-07-05T07:10:00Z 2-queued q",
                        "2026-07-05T07:10:00Z 2-answered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "start: entry | begin: entry | m.yaml, line 8: begin: unknown key",
                "zone: Asia/Jerusalem | zone: Asia/Jaffa | m.yaml, line 1: zone: no zone has that name",
                "zone: Asia/Jerusalem | delimiter: tab | m.yaml, line 1: zone is missing",
                "start: entry | delimiter: ';;' | m.yaml, line 8: delimiter: one character is expected",
                "none: [0]} | nothing: [0]} | m.yaml, line 4: customer.nothing: unknown key",
                "format: yyMMdd} | format: bbb} | m.yaml, line 2: date.format: Unknown pattern letter: b",
                "abandoned: [HANG] | abandoned: [AGENT] | m.yaml, line 12: outcome: \"AGENT\" stands in two lists",
                "queue: {value: service} | queue: {value: s, column: c} | m.yaml, line 5: queue: either column or value",
                "start: entry | delimiter: tab | m.yaml, line 1: start is missing, or a date whose format holds",
            })
    void aMapThatCannotBeIsRefusedWithItsPlace(String said, String instead, String message) {
        assertThat(MAP).contains(said);
        assertThatThrownBy(() -> CsvMap.parse("m.yaml", MAP.replace(said, instead)))
                .isInstanceOf(CentreException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aHeaderWithoutANamedColumnIsRefused() {
        assertThatThrownBy(() -> read(MAP, "line,call\nA,1\n"))
                .isInstanceOf(CentreException.class)
                .hasMessage(
                        "calls.csv, line 1: the header has no column \"day\", which the map's date names; it has line, call");
        assertThatThrownBy(() -> read(MAP, HEADER.replace("exit", "day") + "\n"))
                .hasMessageContaining("twice the column \"day\"");
        assertThatThrownBy(() -> read(MAP, "")).hasMessageContaining("there is no header");
    }

    @Test
    void theExplanationShowsWhatEachColumnBecame() throws Exception {
        ImportResult result = read(MAP, HEADER + "A,1,77,990201,8:19:42,8:19:47,8:19:47,34,AGENT,104,dana\nA,2\n");
        assertThat(result.explanation())
                .contains("line 2", "  -> 1999-02-01T06:19:47Z  contact.queued    queue service")
                .anyMatch(line -> line.matches("  q_start +\"8:19:47\" +queued"))
                .anyMatch(line -> line.matches("  call +\"1\" +contact"))
                .anyMatch(line -> line.startsWith("line 3 is rejected: malformed: "));
        assertThat(result.summary()).contains("calls.csv: 2 rows, 1 contacts, 4 events", "answered: 1", "rejected: 1");
    }

    @Test
    void theVendorIsFoundByItsName() throws Exception {
        assertThat(Vendor.ofName("csv")).contains(Vendor.CSV);
        assertThat(Vendor.ofName("CSV")).isEmpty();
        assertThat(Vendor.CSV.needsMap()).isTrue();
        assertThatThrownBy(() -> Vendor.CSV.connector(null)).hasMessageContaining("needs --map FILE");
    }
}
