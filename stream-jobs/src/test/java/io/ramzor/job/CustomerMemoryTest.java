package io.ramzor.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomerMemoryTest {
    /** A million such customers take less than 2 GB; {@link CustomerMemory} shows it with as many. */
    @Test
    void a_customer_takes_less_than_two_thousand_bytes() throws Exception {
        int customers = 40_000;

        assertThat(CustomerMemory.bytes(customers, SampleLog.centre()) / customers)
                .isBetween(200L, 1_600L);
    }
}
