/**
 * Rules as people set them: thresholds, timing, severity and words by label matchers. Files are read, and detectors named,
 * elsewhere.
 */
@NullMarked
package io.deckwatch.rule.book;

import org.jspecify.annotations.NullMarked;
