/**
 * The field's words as values: items, requests, references, failures, money. Imports nothing but
 * the JDK.
 */
@NullMarked
package dev.pressrun.model;

import org.jspecify.annotations.NullMarked;
