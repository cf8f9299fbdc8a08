package io.ramzor.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final String HEAD = "{\"id\":\"e1\",\"time\":\"2026-01-31T08:15:00Z\",";
    private static final long TIME = 1_769_847_300_000_000L;

    private static Event read(String line) throws EventException {
        return EventJson.decode(line.getBytes(UTF_8));
    }

    private static EventException refused(byte[] line) {
        EventException refusal = catchThrowableOfType(EventException.class, () -> EventJson.decode(line));
        assertThat(refusal).as("the line is refused").isNotNull();
        assertThat(refusal.getMessage()).startsWith(refusal.reason().code() + ": ");
        return refusal;
    }

    private static EventException refused(String line) {
        return refused(line.getBytes(UTF_8));
    }

    @Test
    void everyFieldFindsItsPlace() throws EventException {
        Event event = read(
                "{\"id\":\"e1\",\"time\":\"2026-01-31T08:15:00Z\",\"type\":\"contact.offered\",\"seq\":-3,"
                        + "\"source\":\"pbx\",\"contact\":\"c1\",\"customer\":\"u1\",\"channel\":\"voice\",\"queue\":\"service\","
                        + "\"topic\":\"loan\",\"case\":\"k1\",\"segment\":\"gold\",\"line\":2,\"priority\":0,\"campaign\":\"spring\","
                        + "\"direction\":\"outbound\",\"guided_by\":\"c0\",\"agent\":\"a1\",\"reason\":\"overflow\",\"other\":{\"x\":[1]}}");
        assertThat(event)
                .isEqualTo(Event.of("e1", TIME, EventType.OFFERED)
                        .seq(-3)
                        .source("pbx")
                        .contact("c1")
                        .customer("u1")
                        .channel("voice")
                        .queue("service")
                        .topic("loan")
                        .caseId("k1")
                        .segment("gold")
                        .line(2)
                        .priority(0)
                        .campaign("spring")
                        .direction("outbound")
                        .guidedBy("c0")
                        .agent("a1")
                        .reason("overflow")
                        .build());
    }

    @Test
    void agentsAndCallbacksKeepTheirParts() throws EventException {
        Event state = read(HEAD + "\"type\":\"agent.state\",\"agent\":\"a1\",\"state\":\"wrap_up\","
                + "\"channels\":[\"voice\",\"chat\"],\"capacity\":{\"chat\":3}}");
        assertThat(state.state()).isEqualTo("wrap_up");
        assertThat(state.channels()).containsExactly("voice", "chat");
        assertThat(state.capacity()).isEqualTo(Map.of("chat", 3));
        Event booked = read(HEAD + "\"type\":\"contact.callback_booked\",\"contact\":\"c\","
                + "\"window_start\":\"2026-01-31T08:15:00.5Z\",\"window_end\":\"2026-01-31T10:15:01+02:00\"}");
        assertThat(booked.windowStart()).isEqualTo(TIME + 500_000);
        assertThat(booked.windowEnd()).isEqualTo(TIME + 1_000_000);
    }

    @Test
    void emptyAndNullOptionalFieldsAreAbsent() throws EventException {
        Event event = read(HEAD + "\"type\":\"contact.queued\",\"contact\":\"c\",\"queue\":\"q\",\"customer\":\"\","
                + "\"topic\":\"\",\"line\":null,\"agent\":null}");
        assertThat(event)
                .isEqualTo(Event.of("e1", TIME, EventType.QUEUED)
                        .contact("c")
                        .queue("q")
                        .build());
    }

    @Test
    void fieldsThatTheTypeDoesNotCarryAreNoReasonToRefuse() throws EventException {
        Event event = read(HEAD + "\"type\":\"contact.resolved\",\"contact\":\"c\",\"outcome\":\"sold\",\"state\":7,"
                + "\"start\":{\"at\":[1,2]},\"actor\":\"agent\"}");
        assertThat(event)
                .isEqualTo(Event.of("e1", TIME, EventType.RESOLVED)
                        .contact("c")
                        .actor(Actor.AGENT)
                        .build());
    }

    @Test
    void aByteOrderMarkIsStepped() throws EventException {
        assertThat(read("\uFEFF" + HEAD + "\"type\":\"clock\"}").type()).isEqualTo(EventType.CLOCK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-31T08:15:00Z | 0",
                "2026-01-31t08:15:00z | 0",
                "2026-01-31T10:15:00+02:00 | 0",
                "2026-01-31T02:45:00-05:30 | 0",
                "2026-01-31T08:15:00.1Z | 100000",
                "2026-01-31T08:15:00.123456999Z | 123456",
                "2026-01-31T08:15:00.000000Z | 0",
                "2026-01-31T23:15:00+15:00 | 0",
            })
    void timesAreReadToTheMicrosecond(String text, long micros) throws EventException {
        assertThat(read("{\"id\":\"e\",\"time\":\"" + text + "\",\"type\":\"clock\"}")
                        .time())
                .isEqualTo(TIME + micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-31T08:15:00 | no zone: write Z",
                "2026-01-31 | not a time",
                "31/01/2026 08:15:00Z | not a time",
                "2026-01-31T08:15Z | not a time",
                "2026-02-30T08:15:00Z | the date does not exist",
                "2026-01-31T24:00:00Z | the time of day does not exist",
                "2026-01-31T08:15:60Z | leap second",
                "2026-01-31T08:15:00.Z | no fraction after the point",
                "2026-01-31T08:15:00+0200 | neither Z nor an offset",
                "2026-01-31T08:15:00 Asia/Jerusalem | neither Z nor an offset",
                "2026-01-31T08:15:00+24:00 | the offset does not exist",
                "yesterday | not a time",
            })
    void timesInAnotherFormAreBadValues(String text, String why) {
        EventException refusal = refused("{\"id\":\"e\",\"time\":\"" + text + "\",\"type\":\"clock\"}");
        assertThat(refusal.reason()).isEqualTo(RejectReason.BAD_VALUE);
        assertThat(refusal)
                .hasMessageContaining("time is \"" + text)
                .hasMessageContaining(why)
                .hasMessageContaining("RFC 3339");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'time':'2026-01-31T08:15:00Z','type':'clock'} | id",
                "{'id':'','time':'2026-01-31T08:15:00Z','type':'clock'} | id",
                "{'id':'e','type':'clock'} | time",
                "{'id':'e','time':'2026-01-31T08:15:00Z'} | type",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'contact.offered'} | contact",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'contact.queued','contact':'c'} | queue",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'contact.queued','contact':'c','queue':null} | queue",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'contact.assigned','contact':'c'} | agent",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'agent.state','state':'busy'} | agent",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'agent.scheduled'} | agent",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'agent.state','agent':'a'} | state",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'contact.message','contact':'c'} | actor",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'contact.bot_ended','contact':'c'} | outcome",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'digital.step','step':'s','session':'x'} | process",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'digital.step','process':'p','session':'x'} | step",
                "{'id':'e','time':'2026-01-31T08:15:00Z','type':'digital.step','process':'p','step':'s'} | session",
            },
            quoteCharacter = '~')
    void aMissingFieldIsNamed(String line, String field) {
        EventException refusal = refused(line.replace('\'', '"'));
        assertThat(refusal.reason()).isEqualTo(RejectReason.MISSING_FIELD);
        assertThat(refusal.getMessage()).matches("missing_field: " + field + "( .*)?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'type':'contact.queued','contact':17,'queue':'q' | contact is 17; expected text",
                "'type':'contact.queued','contact':['c'],'queue':'q' | contact is a list; expected text",
                "'type':'contact.queued','contact':'c','queue':{'a':1} | queue is an object; expected text",
                "'type':'contact.queued','contact':'c','queue':true | queue is true; expected text",
                "'type':'clock','seq':'5' | seq is the text \"5\"; expected a whole number",
                "'type':'clock','seq':1.5 | seq is 1.5; expected a whole number",
                "'type':'clock','seq':1e30 | seq is 1e30; expected a whole number",
                "'type':'clock','seq':99999999999999999999 | seq is 99999999999999999999; expected a whole number",
                "'type':'contact.offered','contact':'c','line':3 | line is 3; expected 1 or 2",
                "'type':'contact.offered','contact':'c','priority':-1 | priority is -1; expected a whole number of 0 or more",
                "'type':'contact.offered','contact':'c','direction':'in' | direction is \"in\"; expected one of inbound, outbound",
                "'type':'contact.message','contact':'c','actor':'Agent' | actor is \"Agent\"; expected one of customer, agent",
                "'type':'contact.message','contact':'c','actor':'agent','auto':'yes' | auto is the text \"yes\"; expected true or",
                "'type':'contact.bot_ended','contact':'c','outcome':'ok' | outcome is \"ok\"; expected one of contained",
                "'type':'agent.state','agent':'a','state':'lunch' | state is \"lunch\"; expected one of available, busy",
                "'type':'agent.state','agent':'a','state':'busy','channels':'voice' | channels is the text \"voice\"; expected a list",
                "'type':'agent.state','agent':'a','state':'busy','channels':[1] | channels is a list with 1; expected a list",
                "'type':'agent.state','agent':'a','state':'busy','capacity':{'x':-1} | capacity is an object with -1 at \"x\"",
                "'type':'identity.linked','confidence':1.01 | confidence is 1.01; expected a number from 0 to 1",
                "'type':'contact.callback_booked','contact':'c','window_end':'noon' | window_end is \"noon\" (not a time",
                "'type':'clock','source':'\\ud83d' | source is text with half a character",
            })
    void aBadValueIsShownWithWhatIsExpected(String fields, String message) {
        EventException refusal = refused(HEAD + fields.replace('\'', '"') + "}");
        assertThat(refusal.reason()).isEqualTo(RejectReason.BAD_VALUE);
        assertThat(refusal).hasMessageStartingWith("bad_value: " + message);
    }

    @Test
    void numbersThatAreWholeCountAsWhole() throws EventException {
        assertThat(read(HEAD + "\"type\":\"contact.offered\",\"contact\":\"c\",\"line\":2.0,\"priority\":1e1}"))
                .satisfies(e -> assertThat(e.line()).isEqualTo(2))
                .satisfies(e -> assertThat(e.priority()).isEqualTo(10));
    }

    @Test
    void anUnknownTypeIsSetAsideEvenIfMoreIsWrong() {
        EventException refusal = refused("{\"id\":7,\"type\":\"contact.teleported\"}");
        assertThat(refusal).hasMessage("unknown_type: \"contact.teleported\"");
        assertThat(refused("{\"type\":4}").reason()).isEqualTo(RejectReason.BAD_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "\"text\"",
                "17",
                "null",
                "{",
                "{\"id\":\"e\"",
                "{\"id\":\"e\",}",
                "{id:\"e\"}",
                "{'id':'e'}",
                "{\"id\":\"e\"} {}",
                "{\"id\":\"e\"}x",
                "{\"id\":\"e\",\"id\":\"e\"}",
                "{\"id\":\"e\",\"x\":{\"a\":1,\"a\":2}}",
                "{\"x\":[{\"deep\":{\"a\":1,\"a\":2}}]}",
                "{\"id\":NaN}",
                "{\"seq\":01}",
                "{\"id\":\"a\tb\"}",
                "{\"id\":\"\\x\"}",
                "not json at all",
            })
    void whatIsNoJsonObjectIsMalformed(String line) {
        assertThat(refused(line).reason()).isEqualTo(RejectReason.MALFORMED);
    }

    @Test
    void whatIsNoUtf8IsMalformed() {
        String line = HEAD + "\"type\":\"clock\",\"x\":\"\u00E9\"}";
        assertThat(refused(line.getBytes(ISO_8859_1))).hasMessage("malformed: not valid UTF-8");
        assertThat(refused(line.getBytes(UTF_16LE)).reason()).isEqualTo(RejectReason.MALFORMED);
        byte[] overlong = (HEAD + "\"type\":\"clock\",\"x\":\"__\"}").getBytes(UTF_8);
        int at = overlong.length - 4;
        overlong[at] = (byte) 0xC0;
        overlong[at + 1] = (byte) 0xAF;
        assertThat(refused(overlong).reason()).isEqualTo(RejectReason.MALFORMED);
    }

    @Test
    void deepNestingIsMalformedAndDoesNotEndTheReader() {
        String line = HEAD + "\"type\":\"clock\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(refused(line).reason()).isEqualTo(RejectReason.MALFORMED);
    }

    @Test
    void aLineMayHaveOneMebibyteAndNotOneByteMore() throws EventException {
        String start = HEAD + "\"type\":\"clock\",\"x\":\"";
        String longest = start + "y".repeat(EventJson.LINE_BYTES - start.length() - 2) + "\"}";
        assertThat(longest).hasSize(EventJson.LINE_BYTES);
        assertThat(read(longest).type()).isEqualTo(EventType.CLOCK);
        assertThat(refused(longest + " ").reason()).isEqualTo(RejectReason.TOO_LONG);
        assertThat(refused(new byte[2 * EventJson.LINE_BYTES]).reason()).isEqualTo(RejectReason.TOO_LONG);
    }

    @Test
    void anIdMayHaveSixteenKibibytesOfUtf8() throws EventException {
        String longest = "\u05D0".repeat(8 << 10);
        String rest = "\",\"time\":\"2026-01-31T08:15:00Z\",\"type\":\"clock\"}";
        assertThat(read("{\"id\":\"" + longest + rest).id()).isEqualTo(longest);
        assertThat(refused("{\"id\":\"x" + longest + rest)).hasMessageStartingWith("bad_value: id has 16385 bytes");
    }

    @Test
    void absentFieldsAreNotWritten() {
        Event event = Event.of("e", TIME + 250_000, EventType.MESSAGE)
                .contact("c")
                .actor(Actor.BOT)
                .channels(List.of())
                .build();
        assertThat(new String(EventJson.encode(event), UTF_8))
                .isEqualTo("{\"id\":\"e\",\"time\":\"2026-01-31T08:15:00.250000Z\","
                        + "\"type\":\"contact.message\",\"contact\":\"c\",\"actor\":\"bot\",\"channels\":[]}");
    }

    @Test
    void theTextOfARejectIsCutBetweenCharacters() {
        byte[] text = ("x" + "\u05D0".repeat(4_000)).getBytes(UTF_8);
        Reject reject = Reject.of("door", 3, RejectReason.FUTURE, "6 minutes ahead", text);
        assertThat(reject.reason()).isEqualTo("future: 6 minutes ahead");
        assertThat(reject.text()).isEqualTo("x" + "\u05D0".repeat(2_047));
        byte[] broken = new byte[5_000];
        java.util.Arrays.fill(broken, (byte) 0x80);
        assertThat(Reject.of("door", 3, RejectReason.MALFORMED, "x", broken)
                        .text()
                        .getBytes(UTF_8)
                        .length)
                .isBetween(4_000, Reject.TEXT_BYTES);
        assertThat(Reject.of("door", 3, RejectReason.MALFORMED, "x", "short".getBytes(UTF_8))
                        .text())
                .isEqualTo("short");
    }
}
