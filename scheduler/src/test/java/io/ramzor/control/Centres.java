package io.ramzor.control;

import io.ramzor.centre.Centre;
import io.ramzor.centre.CentreException;
import io.ramzor.centre.CentreFile;

/** Centres for tests. */
final class Centres {
    private Centres() {}

    static Centre twoQueues() {
        try {
            return CentreFile.parse("two queues", """
                    zone: Asia/Jerusalem
                    channels: {voice: {kind: live}, chat: {kind: live}}
                    queues:
                      voice: {channel: voice, answer_target_seconds: 30}
                      chat: {channel: chat, answer_target_seconds: 30}
                    """);
        } catch (CentreException e) {
            throw new IllegalStateException(e);
        }
    }
}
