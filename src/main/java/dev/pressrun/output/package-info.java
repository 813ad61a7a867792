/** What a run leaves behind: pictures, manifest, summary, contact sheet. */
@NullMarked
package dev.pressrun.output;

import org.jspecify.annotations.NullMarked;
