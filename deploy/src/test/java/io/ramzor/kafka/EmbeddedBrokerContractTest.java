package io.ramzor.kafka;

import io.ramzor.topic.BrokerAddress;
import io.ramzor.topic.EmbeddedBroker;
import io.ramzor.topic.EmbeddedOptions;
import io.ramzor.topic.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerContractTest extends BrokerContract {
    @TempDir
    private Path folder;

    @Override
    BrokerAddress address() throws Exception {
        EmbeddedBroker.open(folder, EmbeddedOptions.defaults().partitions(Topics.EVENTS, 2))
                .close();
        return BrokerAddress.embedded(folder);
    }
}
