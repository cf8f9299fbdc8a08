package io.ramzor.desk;

import io.ramzor.decision.Breach;
import io.ramzor.decision.Effect;
import java.util.List;

/**
 * What actions would do.
 *
 * @param effect by queue that they touch
 * @param guardrails those that they would break; empty if none
 */
public record WhatIfAnswer(List<Effect> effect, List<Breach> guardrails) {}
