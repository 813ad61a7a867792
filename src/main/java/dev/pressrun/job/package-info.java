/** Spring Batch and nothing else: the job, its steps, readers and writers, restart and stop. */
@NullMarked
package dev.pressrun.job;

import org.jspecify.annotations.NullMarked;
