package io.ramzor.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bot level, callbacks and the centre's terms as demand on agents. */
class DemandOnAgentsTest {
    private static final Map<String, Double> TOPICS = Map.of("hours", 2.0, "returns", 1.0, "complaint", 1.0);
    private static final BotDemand BOT = new BotDemand(0.1, Map.of("hours", 0.8, "returns", 0.5));

    @Test
    void eachBotLevelLeavesLessForAgents() throws CentreException {
        Centre centre =
                CentreFile.parse("centre", "bot: {levels: {green: [hours], amber: [returns], red: [complaint]}}\n");
        assertThat(BOT.reaching(TOPICS, centre, "green")).isCloseTo(0.9 * (0.5 * 0.2 + 0.5), within(1e-12));
        assertThat(BOT.reaching(TOPICS, centre, "amber"))
                .isCloseTo(0.9 * (0.5 * 0.2 + 0.25 * 0.5 + 0.25), within(1e-12));
        // The bot can close nothing of complaints, opened or not.
        assertThat(BOT.reaching(TOPICS, centre, "red")).isEqualTo(BOT.reaching(TOPICS, centre, "amber"));
        assertThat(BotDemand.scaled(List.of(IntervalDemand.of(100, 240)), 0.5))
                .containsExactly(IntervalDemand.of(50, 240));
        assertThatThrownBy(() -> BOT.reaching(TOPICS, centre, "blue")).hasMessageContaining("green, amber, red");
    }

    @Test
    void callbacksMoveDemandIntoSlotsAndLoseNone() {
        CallbackSlots slots = new CallbackSlots(0.5, 4, 8, 6, 1, 60);
        List<IntervalDemand> demand = Collections.nCopies(32, IntervalDemand.of(10, 240));
        CallbackSlots.Split split = slots.split(demand);
        assertThat(sum(split.line()) + sum(split.callbacks())).isCloseTo(320, within(1e-9));
        assertThat(split.callbacks())
                .allSatisfy(slot -> assertThat(slot.contacts()).isLessThanOrEqualTo(6));
        assertThat(split.callbacks().subList(0, 4))
                .allSatisfy(slot -> assertThat(slot.contacts()).isZero());
        assertThat(split.line().get(10).contacts()).isCloseTo(5, within(1e-9));
        // No slot is left for those who call last.
        assertThat(split.line().get(31).contacts()).isEqualTo(10);
    }

    @Test
    void fullSlotsLeaveCustomersInTheLineAndMissedCallsAreTriedAgain() {
        List<IntervalDemand> demand = Collections.nCopies(16, IntervalDemand.of(10, 240));
        CallbackSlots.Split full = new CallbackSlots(1, 1, 1, 2, 1, 60).split(demand);
        assertThat(full.line().get(5).contacts()).isEqualTo(8);
        CallbackSlots.Split missed = new CallbackSlots(1, 1, 1, 2, 0.5, 60).split(demand);
        assertThat(missed.callbacks().get(5).contacts()).isEqualTo(3);
        assertThat(missed.callbacks().get(5).handleSeconds()).isEqualTo(150);
        assertThatThrownBy(() -> new CallbackSlots(0.5, 3, 2, 2, 1, 60)).hasMessageContaining("end no earlier");
    }

    @Test
    void theChannelSaysHowAQueueIsWorkedOn() throws CentreException {
        Centre centre = CentreFile.parse("centre", """
                agents: {capacity_by_channel: {chat: 3}}
                queues:
                  calls: {channel: voice, answer_target_seconds: 30, service_level_target: 0.7, formula: early_abandons_met}
                  chats: {channel: chat}
                  threads: {channel: whatsapp}
                  mails: {channel: email, clock: business, first_human_reply_target_seconds: 7200}
                """);
        Work.Live calls = (Work.Live) work(centre, "calls");
        assertThat(calls.target()).isEqualTo(new Target(30, 0.7, Reading.WAIT_WITHIN_TARGET, 0.05));
        assertThat(calls.patienceSeconds()).isEqualTo(300);
        assertThat(((Work.Threads) work(centre, "chats")).concurrency()).isEqualTo(3);
        assertThat(((Work.Threads) work(centre, "threads")).idleWeight()).isEqualTo(0.1);
        Work.Deferred mails = (Work.Deferred) work(centre, "mails");
        assertThat(mails.deadlineSeconds()).isEqualTo(7200);
        assertThat(mails.businessClock()).isTrue();
    }

    private static Work work(Centre centre, String queue) {
        return QueueWork.of(centre, centre.queues().get(queue), 0, QueueWork.Habits.usual(300.0));
    }

    private static double sum(List<IntervalDemand> demand) {
        return demand.stream().mapToDouble(IntervalDemand::contacts).sum();
    }
}
