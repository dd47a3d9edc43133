/** Tests of the watch: against the mock API server of fabric8, and against one that can be made to fail. */
package io.deckwatch.watch;
