/** The API's client: submit, poll, download; what each answer means. */
@NullMarked
package dev.pressrun.luma;

import org.jspecify.annotations.NullMarked;
