/** What tests of several packages share. */
@NullMarked
package dev.pressrun.testing;

import org.jspecify.annotations.NullMarked;
