/** Records that jobs, planner and boards share: the floor, forecast points, proposals, decisions. */
package io.ramzor.decision;
