/** A run in numbers for monitoring: a Prometheus text file, and OpenTelemetry on request. */
@NullMarked
package dev.pressrun.metrics;

import org.jspecify.annotations.NullMarked;
